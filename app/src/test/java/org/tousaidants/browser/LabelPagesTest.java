package org.tousaidants.browser;

import java.util.Set;

/// Checks the pages of the label in a second test class, so that both processor cores work. It uses the list
/// of pages and the demonstration of [PagesTest].
class LabelPagesTest extends PagesTest {
    @Override
    protected Set<String> modules() {
        return Set.of("label", "governance", "rules");
    }
}
