package org.tousaidants.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.support.outcomes.HelpOutcomes;
import org.tousaidants.support.referrals.ReferralTestSite;

/// The pages of diagnostic, referrals, outcomes and today; other packages have their own tests.
class SupportPagesTest extends BrowserPageChecks {
    private static final Set<String> PACKAGES =
            Set.of("support.diagnostic", "support.referrals", "support.outcomes", "support.today");

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    HelpOutcomes outcomes;

    @Autowired
    SeatBookings bookings;

    @Override
    protected Set<String> modules() {
        return Set.of("support");
    }

    @Override
    protected boolean answersFor(Class<?> pages) {
        return stands(pages, PACKAGES);
    }

    private final List<CheckedPage> pages = new ArrayList<>();

    @Override
    protected List<CheckedPage> pages() {
        if (pages.isEmpty()) make();
        return pages;
    }

    private void make() {
        var mail = "lieu-" + UUID.randomUUID() + "@example.org";
        var place = ReferralTestSite.place(places, directory, "Maison des services de Saintes", mail);
        var silent = ReferralTestSite.place(places, directory, "Bibliothèque de Corme", "");
        var desk = visitor();
        var review = ReferralTestSite.draft(desk, silent, Map.of("words", "Elle garde son petit-fils le mercredi."));
        var called = ReferralTestSite.draft(desk, silent, Map.of());
        ReferralTestSite.send(desk, called);
        ReferralTestSite.act(desk, called, "appel", "answer=refused&reason=full&else=La+mairie+de+Pons");
        var sent = ReferralTestSite.draft(desk, place, Map.of("urgent", "oui"));
        ReferralTestSite.send(desk, sent);
        var sealed = ReferralTestSite.link(this, mail);
        var second = ReferralTestSite.draft(desk, place, Map.of("when", "Le matin"));
        ReferralTestSite.send(desk, second);
        var read = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, read, "lecture", "");
        ReferralTestSite.act(receiver, read, "question", "said=Quelle+est+la+date+limite");
        ReferralTestSite.act(receiver, read, "bureau", "");
        // The delegate reads it without pressing again.
        sql.sql("""
                        update links_link set person = :helper where purpose = 'referrals.receive' and subject =
                            (select id::text from referrals_referral order by made_at desc limit 1)""").param("helper", account(CheckedPage.Who.HELPER).id()).update();
        var bureau = ReferralTestSite.link(this, mail);
        var one = sql.sql("select id::text, code from referrals_referral order by made_at desc limit 1")
                .query((row, n) -> List.of(row.getString("id"), row.getString("code")))
                .single();
        var slips = slips(place);
        sql.sql("""
                        insert into outcomes_sheet (id, account, place, slips, state, made_at)
                        values (gen_random_uuid(), :helper, :place, 8, 'ASKED', now())""")
                .param("helper", account(CheckedPage.Who.HELPER).id())
                .param("place", place.id().value())
                .update();
        var asked = "/diagnostic/proposition?q-appareil=telephone&q-connexion=oui&q-courriel=aide&q-chercher=aide"
                + "&q-envoyer=aide&q-formulaire=non&q-mot-de-passe=non&q-lire=difficile&q-envie=oui&q-urgence=mois";
        var kept = keep(asked);
        pages.addAll(List.of(
                CheckedPage.open("/diagnostic"),
                CheckedPage.open("/diagnostic/proposition", asked),
                CheckedPage.open("/diagnostic/proposition", "/diagnostic/proposition?q-appareil=non"),
                CheckedPage.open("/diagnostic/merci"),
                CheckedPage.open("/diagnostic/suivi"),
                CheckedPage.open("/diagnostic/suivi", kept),
                CheckedPage.open("/avis"),
                CheckedPage.open("/avis", "/avis?code=" + slips.getFirst()),
                CheckedPage.open("/avis", "/avis?code=" + one.get(1)),
                CheckedPage.open("/avis", "/avis?code=AAAA").answers(422),
                CheckedPage.open("/avis/merci"),
                CheckedPage.open("/avis/merci", "/avis/merci?rappel=non"),
                CheckedPage.coordinator("/avis/bulletins", "/avis/bulletins?lieu=" + place.code()),
                CheckedPage.helper("/avis/bulletins", "/avis/bulletins?lieu=" + place.code()),
                CheckedPage.helper("/avis/bulletins/moments/{id}", "/avis/bulletins/moments/" + moment()),
                CheckedPage.coordinator("/bureau/avis", "/bureau/avis"),
                CheckedPage.helper("/aujourdhui", "/aujourdhui")));
        var form = "/orientations/nouvelle";
        var follow = "/orientations/suivi/{secret}";
        var receive = "/orientations/recue/{secret}";
        pages.addAll(List.of(
                CheckedPage.open(form),
                CheckedPage.open(form, form + "?q=saintes"),
                CheckedPage.open(form, form + "?lieu=" + place.code() + "&besoin=impots"),
                CheckedPage.open(follow, review),
                CheckedPage.open(follow, called),
                CheckedPage.open(follow, second),
                CheckedPage.open(receive, sealed),
                CheckedPage.helper(receive, read),
                CheckedPage.open("/orientations/lieu/{secret}", bureau),
                CheckedPage.open("/orientations/code"),
                CheckedPage.open("/orientations/code", "/orientations/code?code=" + one.get(1)),
                CheckedPage.open("/orientations/code", "/orientations/code?code=RRRR")
                        .answers(422),
                CheckedPage.coordinator("/bureau/orientations", "/bureau/orientations"),
                CheckedPage.coordinator("/bureau/orientations/{id}", "/bureau/orientations/" + one.get(0))));
    }

    private UUID moment() {
        var starts = clock.instant().plus(Duration.ofDays(3));
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("events.day", "path-pages"),
                "NEC du port",
                "Quai du port",
                "/avis",
                starts,
                starts.plus(Duration.ofHours(3)),
                60,
                0);
        bookings.put(slot);
        return slot.id();
    }

    /// Codes of a sheet of slips, six of which were answered.
    private List<String> slips(Place place) {
        var helper = account(CheckedPage.Who.HELPER);
        var codes = outcomes.slips(actor(helper), place, true).stream()
                .map(PaperCode::text)
                .toList();
        for (var code : codes.subList(2, codes.size())) {
            var visitor = visitor();
            var said = new HashMap<>(Map.of("code", code, "solved", "yes", "alone", "partly", "respected", "yes"));
            said.put("_csrf", visitor.token("/avis?code=" + code));
            said.put("words", "On a pris le temps de m'expliquer.");
            visitor.post("/avis", said);
        }
        return codes;
    }

    /// The page of a person who saved the answers.
    private String keep(String asked) {
        var visitor = visitor();
        var form = new HashMap<String, String>();
        for (var pair : asked.substring(asked.indexOf('?') + 1).split("&"))
            form.put(pair.split("=")[0], pair.split("=")[1]);
        form.put("_csrf", visitor.token(asked));
        form.put("id", UUID.randomUUID().toString());
        form.put("chosen", "with");
        form.put("keep", "oui");
        form.put("words", "Je veux savoir remplir un formulaire.");
        return visitor.post("/diagnostic/choix", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
