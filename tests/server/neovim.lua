-- Opens TARGET with the shipped setup and prints what a user would see; run by test_editors.py.
local fine, problem = pcall(function()
  vim.cmd("filetype plugin on")
  vim.cmd("luafile " .. os.getenv("SETUP"))
  vim.cmd("edit " .. os.getenv("TARGET"))
  assert(vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20), "no diagnostics")
  local found = vim.diagnostic.get(0)
  for _, one in ipairs(found) do
    io.stdout:write("found ", one.lnum + 1, ":", one.col + 1, " ", one.code, "\n")
  end
  local line = found[1].lnum
  local here = { line = line, character = found[1].col }
  local document = vim.lsp.util.make_text_document_params()
  local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", { textDocument = document, position = here }, 20000)
  for id, answer in pairs(hover) do
    io.stdout:write("hover ", vim.split(answer.result.contents.value, "\n")[1], "\n")
    local params = { textDocument = document, range = { start = here, ["end"] = here }, context = { diagnostics = {} } }
    local actions = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)[id].result
    for _, action in ipairs(actions) do
      io.stdout:write("action ", action.title, "\n")
    end
    vim.lsp.util.apply_workspace_edit(actions[1].edit, vim.lsp.get_client_by_id(id).offset_encoding)
  end
  assert(vim.wait(30000, function() return #vim.diagnostic.get(0) == 0 end, 20), "still diagnostics")
  vim.cmd("write!")
end)
if not fine then
  io.stderr:write(tostring(problem), "\n")
  vim.cmd("cquit!")
end
vim.cmd("qa!")
