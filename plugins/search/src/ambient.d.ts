// Types of `@theme/*`, `@docusaurus/*` and `*.module.css`; dev only, nothing of it reaches lib.
/// <reference types="@docusaurus/module-type-aliases" />
/// <reference types="@docusaurus/theme-classic" />
