package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.vouchers.VoucherJourneyFixture.DESK;
import static org.tousaidants.vouchers.VoucherJourneyFixture.location;
import static org.tousaidants.vouchers.VoucherJourneyFixture.send;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.browser.CheckedPage.Who;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Visitor;

/// Checks the pages of the vouchers in a browser, with an order that has begun.
@Import(LabelledPlacesFixture.class)
@TestPropertySource(
        properties = {
            "ta.pass.holder=Régie du Département",
            "ta.pass.iban=FR76 3000 6000 0112 3456 7890 189",
            "ta.pass.siret=22170001600019",
            "ta.pass.address=85 boulevard de la République, 17000 La Rochelle"
        })
class VoucherPagesTest extends BrowserPageChecks {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    private List<CheckedPage> seen = List.of();

    @Override
    protected Set<String> modules() {
        return Set.of("vouchers");
    }

    @Override
    protected List<CheckedPage> pages() {
        if (seen.isEmpty()) {
            try {
                seen = prepared();
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        }
        return seen;
    }

    /// The visitor at a moment five weeks ago, so that a month has ended.
    private Visitor then(Who who, Instant moment) {
        var visitor = new Visitor(port);
        visitor.cookies.putAll(cookiesOf(who));
        visitor.headers.put(MOMENT, moment.toString());
        return visitor;
    }

    private List<CheckedPage> prepared() throws Exception {
        networks.found(networks.here());
        var sheet = PlaceSheet.of(
                Map.of(Field.NOM, "Médiathèque de Saintes", Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        places.gather(
                new ValueStatementSource.HarvestedSource("pass", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord("1", sheet)));
        var place = directory.snapshot().places().getFirst();
        var story = new VoucherJourneyFixture(port);
        var moment = clock.instant().minus(Duration.ofDays(35));
        var day = LocalDate.ofInstant(moment, ZoneId.of("Europe/Paris"));
        story.nadia = then(Who.COORDINATOR, moment);
        story.samira = then(Who.HELPER, moment);
        story.paul = signedIn(person(Role.COORDINATOR));
        story.paul.headers.put(MOMENT, moment.toString());
        var order = story.quote(
                3,
                day.plusMonths(3).getYear(),
                "Ville de Saintes:100,00",
                "Département de la Charente-Maritime:200,00");
        var quote = story.quote(30, day.plusMonths(3).getYear(), "Agglomération:3000,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        story.provided(order, "Ville de Saintes", "100,00", "M-2026-118");
        var sheets = VoucherJourneyFixture.codes(story.print(order, 3));
        var who = account(Who.HELPER).id().toString();
        location(send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/livraisons",
                Map.of("de", "1", "a", "3", "prescripteur", who)));
        location(send(story.samira, "/pass/carnets", "/pass/carnets/recus", Map.of()));
        var codes = sheets.getFirst();
        location(send(story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", codes.getFirst())));
        var qualify = new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "lieu",
                place.code().value(),
                "titulaire",
                "Ville de Saintes",
                "siret",
                "73282932000074",
                "iban",
                "FR14 2004 1010 0505 0001 3M02 606",
                "caisse",
                who,
                "depuis",
                day.toString(),
                "verifie",
                "oui"));
        qualify.put("horsReseau", "3");
        location(send(story.nadia, DESK + "/lieux", DESK + "/lieux", qualify));
        story.sign(story.paul);
        for (var n = 1; n < 8; n++) {
            var taking = new HashMap<>(Map.of(
                    "lieu",
                    place.id().toString(),
                    "codes",
                    codes.get(n),
                    "service",
                    n < 6 ? "EVERYDAY" : "PROCEDURES",
                    "minutes",
                    "60",
                    "comment",
                    "typed",
                    "id",
                    UUID.randomUUID().toString()));
            assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser/encaissements", taking)
                            .body())
                    .contains("L’encaissement est enregistré");
        }
        var nadia = then(Who.COORDINATOR, clock.instant());
        var batch = location(send(
                        nadia,
                        DESK + "/reglements",
                        DESK + "/reglements",
                        Map.of(
                                "mois",
                                day.toString().substring(0, 7),
                                "id",
                                UUID.randomUUID().toString())))
                .replaceAll("\\?.*", "");
        story.paul.headers.remove(MOMENT);
        story.sign(story.paul);
        location(send(
                nadia,
                order + "/carnets",
                order + "/carnets/pertes",
                Map.of("lot", UUID.randomUUID().toString(), "numero", "2", "motif", "Oublié dans le bus")));
        job("usage.publication");
        var funder = Pattern.compile("href=\"(" + order + "/financeurs/[0-9a-f-]{36})\"")
                .matcher(nadia.get(order).body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return List.of(
                CheckedPage.coordinator("/bureau/pass", DESK),
                CheckedPage.coordinator("/bureau/pass/nouvelle", DESK + "/nouvelle"),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}", order),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}", quote),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}/retrait", order + "/retrait"),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}/correction", order + "/correction"),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}/financeurs/{funder}", funder),
                CheckedPage.coordinator("/bureau/pass/suivi", DESK + "/suivi"),
                CheckedPage.coordinator("/bureau/pass/commandes/{id}/carnets", order + "/carnets"),
                CheckedPage.coordinator("/bureau/pass/signatures", DESK + "/signatures"),
                CheckedPage.coordinator("/bureau/pass/lieux", DESK + "/lieux"),
                CheckedPage.coordinator("/bureau/pass/controles", DESK + "/controles"),
                CheckedPage.coordinator("/bureau/pass/reglements", DESK + "/reglements"),
                CheckedPage.coordinator("/bureau/pass/reglements/{id}", batch),
                CheckedPage.helper("/pass/carnets", "/pass/carnets"),
                CheckedPage.helper("/pass/encaisser", "/pass/encaisser"),
                CheckedPage.helper("/pass/encaisser/hors-reseau", "/pass/encaisser/hors-reseau"),
                CheckedPage.helper("/pass/encaisser/releves", "/pass/encaisser/releves"),
                CheckedPage.open("/pass/cheque"),
                CheckedPage.open("/pass/cheque", "/code?code=" + codes.get(9)),
                CheckedPage.open("/pass/cheque", "/code?code=" + codes.get(1)),
                CheckedPage.open(
                                "/pass/cheque",
                                "/code?code="
                                        + PaperCode.draw('V', 6, new java.util.Random(9))
                                                .text())
                        .answers(422),
                CheckedPage.open("/pass/chiffres"));
    }
}
