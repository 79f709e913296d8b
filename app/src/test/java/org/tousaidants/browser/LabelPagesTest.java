package org.tousaidants.browser;

import java.util.Set;

/// The pages of the label, from the same list and over the same demonstration: half of the pages, so that both
/// cores work.
class LabelPagesTest extends PagesTest {
    @Override
    protected Set<String> modules() {
        return Set.of("label", "governance", "rules");
    }
}
