"""How large are the things on a page that people touch? Measured in the browser, as WCAG 2.2 has it in 2.5.8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALLEST: Final = 24
"""CSS pixels that a target has on each side at least, unless it stands in a sentence."""

WORDS_OF_A_SENTENCE: Final = 4
"""Words beside its links by which a block is told to be a sentence, in which links are as high as its lines."""

_MEASURE: Final = """([smallest, words]) => {
  const blocks = new Set(['block', 'list-item', 'table-cell', 'flex', 'grid', 'flow-root', 'inline-block']);
  const shown = node => node.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && !node.closest('.visually-hidden, .skip');
  const targets = [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')].filter(shown);
  const inSentence = node => {
    if (node.tagName !== 'A' || getComputedStyle(node).display !== 'inline') return false;
    let block = node.parentElement;
    while (!blocks.has(getComputedStyle(block).display)) block = block.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll('a, .visually-hidden, ul, ol, table').forEach(each => each.remove());
    return rest.textContent.trim().split(/\\s+/).filter(each => /\\w/.test(each)).length >= words;
  };
  const boxes = targets.map(node => ({node, box: (node.closest('label') || node).getBoundingClientRect()}));
  const small = boxes.filter(({node, box}) => (box.height < smallest || box.width < smallest) && box.width > 0 && !inSentence(node));
  return small.map(({node, box}) =>
    `${node.outerHTML.slice(0, 120)} ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`);
}"""


def too_small(page: Page) -> list[str]:
    """The targets on a page that are smaller than a finger needs and stand in no sentence, each with its size."""
    found: list[str] = page.evaluate(_MEASURE, [SMALLEST, WORDS_OF_A_SENTENCE])
    return found
