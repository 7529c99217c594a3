-- kerlint in Neovim (0.7 or newer), without any plugin: `luafile` it from init.lua, or copy it into after/ftplugin/python.lua.
-- Diagnostics appear by themselves; `vim.lsp.buf.code_action()` offers fixes, `vim.lsp.buf.hover()` explains.

local function attach(buffer)
  local root = vim.fs and vim.fs.dirname(vim.fs.find({ "kerlint.toml", "pyproject.toml", ".git" }, {
    upward = true,
    path = vim.api.nvim_buf_get_name(buffer),
  })[1])
  local config = { name = "kerlint", cmd = { "kerlint", "server" }, root_dir = root or vim.fn.getcwd() }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  vim.g.kerlint_client = vim.g.kerlint_client or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, vim.g.kerlint_client)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "python",
  callback = function(event)
    attach(event.buf)
  end,
})

-- Shapes behind layers, in Neovim 0.10 or newer.
if vim.lsp.inlay_hint then
  vim.api.nvim_create_autocmd("LspAttach", {
    callback = function(event)
      if vim.lsp.get_client_by_id(event.data.client_id).name == "kerlint" then
        vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
      end
    end,
  })
end
