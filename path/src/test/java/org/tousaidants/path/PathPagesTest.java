package org.tousaidants.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PagesLook;
import org.tousaidants.path.referrals.PathSite;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Places;

/// The pages of diagnostic, referrals, outcomes and today; those of the other rooms have a test of their own.
class PathPagesTest extends PagesLook {
    private static final Set<String> ROOMS = Set.of("path.diagnostic", "path.referrals", "path.outcomes", "path.today");

    @Autowired
    Places places;

    @Autowired
    Directory directory;

    @Override
    protected Set<String> wings() {
        return Set.of("path");
    }

    @Override
    protected boolean answersFor(Class<?> pages) {
        return stands(pages, ROOMS);
    }

    private final List<PageToSee> pages = new ArrayList<>();

    @Override
    protected List<PageToSee> pages() {
        if (pages.isEmpty()) make();
        return pages;
    }

    private void make() {
        var network = networks.here().id();
        var mail = "lieu-" + UUID.randomUUID() + "@example.org";
        var place = PathSite.place(places, directory, network, "Maison des services de Saintes", mail);
        var silent = PathSite.place(places, directory, network, "Bibliothèque de Corme", "");
        var desk = visitor();
        var review = PathSite.draft(desk, silent, Map.of("words", "Elle garde son petit-fils le mercredi."));
        var called = PathSite.draft(desk, silent, Map.of());
        PathSite.send(desk, called);
        PathSite.act(desk, called, "appel", "answer=refused&reason=full&else=La+mairie+de+Pons");
        var sent = PathSite.draft(desk, place, Map.of("urgent", "oui"));
        PathSite.send(desk, sent);
        var sealed = PathSite.link(sql, mail);
        var second = PathSite.draft(desk, place, Map.of("when", "Le matin"));
        PathSite.send(desk, second);
        var read = PathSite.link(sql, mail);
        var receiver = visitor();
        PathSite.act(receiver, read, "lecture", "");
        PathSite.act(receiver, read, "question", "said=Quelle+est+la+date+limite");
        var one = sql.sql("select id::text, code from referrals_referral order by made desc limit 1")
                .query((row, n) -> List.of(row.getString("id"), row.getString("code")))
                .single();
        var form = "/orientations/nouvelle";
        var follow = "/orientations/suivi/{secret}";
        var receive = "/orientations/recue/{secret}";
        pages.addAll(List.of(
                PageToSee.open(form),
                PageToSee.open(form, form + "?q=saintes"),
                PageToSee.open(form, form + "?lieu=" + place.code() + "&besoin=impots"),
                PageToSee.open(follow, review),
                PageToSee.open(follow, called),
                PageToSee.open(follow, second),
                PageToSee.open(receive, sealed),
                PageToSee.open(receive, read),
                PageToSee.open("/orientations/code"),
                PageToSee.open("/orientations/code", "/orientations/code?code=" + one.get(1)),
                PageToSee.open("/orientations/code", "/orientations/code?code=RRRR")
                        .answers(422),
                PageToSee.coordinator("/bureau/orientations", "/bureau/orientations"),
                PageToSee.coordinator("/bureau/orientations/{id}", "/bureau/orientations/" + one.get(0))));
    }
}
