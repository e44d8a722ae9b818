/** Numbers that come one by one, without a list of a million boxes. */
export class Growing {
  #room = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#room.length) {
      const more = new Float64Array(this.#room.length * 2);
      more.set(this.#room);
      this.#room = more;
    }
    this.#room[this.length++] = value;
  }

  last(): number | undefined {
    return this.length > 0 ? this.#room[this.length - 1] : undefined;
  }

  done(): Float64Array {
    return this.#room.slice(0, this.length);
  }
}
