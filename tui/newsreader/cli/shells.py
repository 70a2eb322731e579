"""The completion scripts of bash, zsh and fish. Each passes the line up to the cursor, and reads one offer a line.

They replace click's own scripts, which complete no files beside commands, split `source:` at its colon in bash, and break
at commas in fish.
"""

from __future__ import annotations

import os
import shlex

from click.shell_completion import CompletionItem, ShellComplete

_END = "\ue000"
"""Marks the cursor while the line is split, so that the last word is the one to complete even if it is empty."""


class _Script(ShellComplete):
    """What the three shells have in common."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the complete words before the cursor (without the program) and the one to complete."""
        words = split_words(os.environ.get("COMP_WORDS", "").lstrip() + _END)
        return words[1:-1], words[-1].removesuffix(_END)

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return kind, value and help, separated by tabs."""
        return f"{item.type}\t{item.value}\t{' '.join((item.help or '').split())}"


class Bash(_Script):
    """Readline replaces only what follows the last colon, so the script offers only that."""

    name = "bash"
    source_template = """\
%(complete_func)s() {
    local kind value about word=${COMP_LINE:0:COMP_POINT} files= i
    word=${word##*[[:space:]]}
    COMPREPLY=()
    while IFS=$'\\t' read -r kind value about; do
        case $kind in
            plain) COMPREPLY+=("$value") ;;
            file | dir) files=$kind ;;
        esac
    done < <(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1" 2>/dev/null)
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r value; do
            COMPREPLY+=("$value")
        done < <(compgen -"${files:0:1}" -- "$2")
        return 0
    fi
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
    for i in "${!COMPREPLY[@]}"; do
        value=${COMPREPLY[i]}
        [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && value=${value#"${word%%"${word##*:}"}"}
        case $word in
            \\"*) COMPREPLY[i]=${value//\\"/\\\\\\"} ;;
            \\'*) COMPREPLY[i]=$value ;;
            *) COMPREPLY[i]=$(printf %%q "$value") ;;
        esac
    done
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""


class Zsh(_Script):
    """The script works autoloaded from a folder of `$fpath` as well as sourced."""

    name = "zsh"
    source_template = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain open described
    local kind value about
    while IFS=$'\\t' read -r kind value about; do
        case $kind in
            plain)
                if [[ -n $about ]]; then
                    described+=("${value//:/\\\\:}:$about")
                elif [[ $value == *: ]]; then
                    open+=("$value")
                else
                    plain+=("$value")
                fi
                ;;
            file) _files ;;
            dir) _files -/ ;;
        esac
    done < <(env COMP_WORDS="${(j: :)words[1,CURRENT]}" %(complete_var)s=zsh_complete ${~words[1]} 2>/dev/null)
    (( $#described )) && _describe -V %(prog_name)s described -U
    (( $#open )) && compadd -U -S '' -V fields -a open
    (( $#plain )) && compadd -U -V values -a plain
    # What does not go on from the typed word is put in its place whole, not by what all of it begins with.
    [[ -n $PREFIX && -n $plain && ${(L)plain[1]//\\"} != ${(L)${(Q)PREFIX}//\\"}* ]] && compstate[insert]=menu
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Fish(_Script):
    """Fish filters the offers itself, and heeds case in offers with quotation marks."""

    name = "fish"
    source_template = """\
function %(complete_func)s
    set -l line (commandline -cp | string collect)
    for offer in (env COMP_WORDS="$line" %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
        set -l parts (string split \\t -- $offer)
        switch $parts[1]
            case plain
                printf '%%s\\t%%s\\n' $parts[2] $parts[3]
            case file
                __fish_complete_path (commandline -ct)
            case dir
                __fish_complete_directories (commandline -ct)
        end
    end
end

complete --no-files --command %(prog_name)s --arguments '(%(complete_func)s)'
"""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the offers with the typed part as it was typed, since the library ignores case."""
        typed = incomplete.rpartition(":")[2].lstrip('"')
        found = super().get_completions(args, incomplete)
        for item in found:
            at = item.value.lower().find(typed.lower()) if '"' in item.value else -1
            if at >= 0:
                item.value = item.value[:at] + typed + item.value[at + len(typed) :]
        return found


SCRIPTS: tuple[type[ShellComplete], ...] = (Bash, Zsh, Fish)


def split_words(line: str) -> list[str]:
    """Split a line into words as a shell does; an open quotation, or a final backslash, extends to the end."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:
        words.append(lexer.token)
    return words
