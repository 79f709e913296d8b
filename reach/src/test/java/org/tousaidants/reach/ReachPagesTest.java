package org.tousaidants.reach;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PagesLook;
import org.tousaidants.reach.posts.PlayedPosts;
import org.tousaidants.reach.schedule.PlayedRound;

/// The pages of this wing, without a place in the territory, with a bus that goes round.
class ReachPagesTest extends PagesLook {
    @Autowired
    private PlayedRound played;

    @Autowired
    private PlayedPosts posts;

    @Override
    protected Set<String> wings() {
        return Set.of("reach");
    }

    @Override
    protected List<PageToSee> pages() {
        var seen = played.seen(networks.here().id());
        posts.once(networks.here().id());
        return List.of(
                PageToSee.open("/equite"),
                PageToSee.open("/equite/{code}", "/equite/17300"),
                PageToSee.open("/passages"),
                PageToSee.open("/passages/commune/{code}", "/passages/commune/17219"),
                PageToSee.open("/passages/tournee/{id}", "/passages/tournee/" + seen.round()),
                PageToSee.open("/passages/abonnement/{secret}", "/passages/abonnement/nul")
                        .answers(410),
                PageToSee.open("/passages/fin/{secret}", "/passages/fin/nul").answers(410),
                PageToSee.open("/conduite/{secret}", "/conduite/" + seen.driver()),
                PageToSee.open("/conduite/{secret}/{passage}", "/conduite/" + seen.driver() + "/" + seen.passage()),
                PageToSee.coordinator("/bureau/passages", "/bureau/passages"),
                PageToSee.coordinator("/bureau/tournees", "/bureau/tournees"),
                PageToSee.coordinator("/bureau/postes", "/bureau/postes"),
                PageToSee.open("/poste/{secret}", "/poste/nul").answers(410),
                PageToSee.coordinator(
                        "/bureau/implantation",
                        "/bureau/implantation?budget=250000&cout=60000&couts=Marennes%3B40000&sans=Royan&capacite=20000&maximum=30&priorite=equite"));
    }
}
