package org.tousaidants.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PageToSee.Who;
import org.tousaidants.browser.PagesLook;

/// The pages of the log, of the notebook and of appointments.
class ActsPagesTest extends PagesLook {
    private static final Set<String> ROOMS = Set.of("acts", "notebook", "appointments");
    private String act = "";

    @Override
    protected Set<String> wings() {
        return Set.of("path");
    }

    @Override
    protected boolean answersFor(Class<?> pages) {
        return ROOMS.contains(pages.getPackageName().replaceAll(".*\\.", ""));
    }

    private String act() {
        if (act.isEmpty()) {
            var visitor = signedIn(account(Who.HELPER));
            act = UUID.randomUUID().toString();
            visitor.post(
                    "/actes",
                    Map.of(
                            "_csrf", visitor.token("/actes"),
                            "id", act,
                            "theme", "argent_impots",
                            "mode", "with",
                            "duree", "45",
                            "tetes", "1",
                            "resultat", "solved"));
        }
        return act;
    }

    @Override
    protected List<PageToSee> pages() {
        return List.of(
                PageToSee.helper("/actes", "/actes?note=" + act()),
                PageToSee.helper("/actes/{id}", "/actes/" + act()),
                PageToSee.helper("/actes/lieu", "/actes/lieu?q=nulle+part"),
                PageToSee.helper("/actes/import", "/actes/import"),
                PageToSee.desk("/actes/poche", "/actes/poche"));
    }
}
