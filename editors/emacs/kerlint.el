;;; kerlint.el --- kerlint in Emacs, by eglot  -*- lexical-binding: t; -*-

;; Load it from your init file; `M-x eglot' in a Python file then starts kerlint, or `eglot-ensure' does so always:
;;   (add-hook 'python-mode-hook #'eglot-ensure)
;; Findings are Flymake's; `M-x eglot-code-actions' offers fixes, `C-h .' explains.

(require 'eglot)

(add-to-list 'eglot-server-programs
             '((python-mode python-ts-mode) . ("kerlint" "server")))

(provide 'kerlint)
;;; kerlint.el ends here
