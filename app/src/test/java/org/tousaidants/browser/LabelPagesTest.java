package org.tousaidants.browser;

import java.util.Set;

/// The pages of the label, of the same list and over the same Village: half of the pages, so that both cores look.
class LabelPagesTest extends PagesTest {
    @Override
    protected Set<String> wings() {
        return Set.of("label");
    }
}
