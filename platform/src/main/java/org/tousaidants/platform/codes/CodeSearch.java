package org.tousaidants.platform.codes;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SearchSource;

/// Finds the page of a paper code that a person types in the search box. The code is in the fragment of the
/// address (after `#`), which browsers do not send.
@Component
class CodeSearch implements SearchSource {
    @Override
    public String key() {
        return "papercodes.search";
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public List<SearchHit> hits(Actor actor, String text, Page page) {
        return PaperCode.read(text) instanceof PaperCode.ParseResult.ValidCode(var code)
                ? List.of(new SearchHit(page.t("papercodes.search.open"), "", "/code#" + code.text()))
                : List.of();
    }
}
