package org.tousaidants.platform.codes;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SiteSearchSource;

/// Finds the page of a paper code that a person types in the search box. The code is in the fragment of the
/// address (after `#`), which browsers do not send.
@Component
class PaperCodeSearch implements SiteSearchSource {
    @Override
    public String key() {
        return "papercodes.search";
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public List<SiteSearchHit> hits(SignedInPerson actor, String text, Page page) {
        return PaperCode.read(text) instanceof PaperCode.PaperCodeParseResult.ValidCode(var code)
                ? List.of(new SiteSearchHit(page.t("papercodes.search.open"), "", "/code#" + code.text()))
                : List.of();
    }
}
