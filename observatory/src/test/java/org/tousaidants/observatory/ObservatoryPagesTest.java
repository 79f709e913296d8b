package org.tousaidants.observatory;

import java.util.List;
import java.util.Set;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PagesLook;

class ObservatoryPagesTest extends PagesLook {
    @Override
    protected Set<String> wings() {
        return Set.of("observatory");
    }

    @Override
    protected List<PageToSee> pages() {
        return List.of(
                PageToSee.open("/donnees"),
                PageToSee.open("/chiffres"),
                PageToSee.open("/chiffres/{figure}", "/chiffres/lieux-ouverts"),
                PageToSee.open("/chiffres/{figure}", "/chiffres/aidants-en-chemin"));
    }
}
