package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.vouchers.VoucherJourneyFixture.DESK;
import static org.tousaidants.vouchers.VoucherJourneyFixture.location;
import static org.tousaidants.vouchers.VoucherJourneyFixture.send;
import static org.tousaidants.vouchers.VoucherJourneyFixture.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.vouchers.treasury.LedgerAudit;
import org.tousaidants.vouchers.treasury.LedgerAuditResult;

/// Tests one year of an order through the pages, from the quote to the credit note.
@Import(LabelledPlacesFixture.class)
@TestPropertySource(
        properties = {
            "ta.pass.holder=Régie du Département",
            "ta.pass.iban=FR76 3000 6000 0112 3456 7890 189",
            "ta.pass.siret=22170001600019",
            "ta.pass.address=85 boulevard de la République, 17000 La Rochelle"
        })
class VoucherJourneyTest extends VoucherTestSite {
    private static final Path SCHEMA =
            Path.of("..", "..", "shared", "reference", "schemas", "iso20022", "pain.001.001.09.xsd");

    @Autowired
    LedgerAudit audit;

    @Autowired
    RoleDelegations grants;

    private Account one;
    private Account two;
    private Account three;

    private VoucherJourneyFixture story() {
        var story = new VoucherJourneyFixture(port);
        if (one == null) {
            one = person(Role.COORDINATOR);
            two = person(Role.COORDINATOR);
            three = person(Role.HELPER);
        }
        story.nadia = signedIn(one);
        story.paul = signedIn(two);
        story.samira = signedIn(three);
        return story;
    }

    private Place place(String name) {
        return place(name, "Saintes");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
    }

    private void clean() {
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
    }

    @Test
    void fromTheQuoteToTheCreditNote() throws Exception {
        networks.found(networks.here());
        var place = place("Médiathèque du pass");
        var story = story();
        var year = today().getYear() + 1;
        var order = story.quote(3, year, "Ville de Saintes:100,01", "Département:199,99:finances@example.org");
        assertThat(text(VoucherJourneyFixture.seen("devis", story.bytes(story.nadia, order + "/devis.pdf"))))
                .contains("Devis", "300,00 €", "Département");
        assertThat(location(send(story.nadia, order, order + "/bon", Map.of()))).contains("ordered");

        // The booklets are printed before any payment: their vouchers have no value.
        var sheets = VoucherJourneyFixture.codes(story.print(order, 3));
        assertThat(sheets).hasSize(3).allMatch(codes -> codes.size() == 11);
        var booklet = sheets.getFirst();
        assertThat(story.nadia
                        .types(booklet.get(1).toLowerCase(java.util.Locale.ROOT), "/pass/cheque")
                        .body())
                .contains("n’est pas encore activé");
        var delivered = Map.of("de", "1", "a", "3", "prescripteur", three.id().toString());
        assertThat(location(send(story.nadia, order + "/carnets", order + "/carnets/livraisons", delivered)))
                .contains("combien=3");
        assertThat(location(send(story.samira, "/pass/carnets", "/pass/carnets/recus", Map.of())))
                .contains("combien=3");
        var early = send(story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", booklet.getFirst()));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("Il manque 100,00");

        // Money is received in parts and never exceeds the funder's share.
        assertThat(story.provide(order, "Ville de Saintes", "100,02", "M-1").body())
                .contains("doit encore 100,01");
        story.provided(order, "Ville de Saintes", "100,01", "M-1");
        story.provided(order, "Département", "99,99", "M-2");
        assertThat(location(send(
                        story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", booklet.getFirst()))))
                .contains("handed");
        assertThat(send(story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", booklet.getFirst()))
                        .body())
                .contains("a déjà été remis");
        clean();

        // A place may accept vouchers after two people have qualified it.
        var till = Map.of(
                "lieu", place.id().toString(),
                "codes", booklet.get(1) + "\n" + booklet.get(2),
                "service", "EVERYDAY",
                "minutes", "60",
                "comment", "typed");
        qualify(story, place);
        assertThat(location(send(story.nadia, DESK + "/signatures", signatureOf(story), Map.of("decision", "signer"))))
                .contains("same_person");
        assertThat(send(story.samira, "/pass/carnets", "/pass/encaisser", till).body())
                .contains("n’est pas qualifié");
        assertThat(story.sign(story.paul)).contains("signed");
        var looked = send(story.samira, "/pass/encaisser", "/pass/encaisser", till);
        assertThat(looked.body()).contains("Montrez ce montant", "20,00");
        var taking = new java.util.HashMap<>(till);
        taking.put("id", UUID.randomUUID().toString());
        taking.put("codes", booklet.get(1));
        assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser/encaissements", taking)
                        .body())
                .contains("L’encaissement est enregistré", "10,00");
        // The response was lost: the same request gets the same answer; another request is refused.
        assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser/encaissements", taking)
                        .body())
                .contains("L’encaissement est enregistré");
        taking.put("id", UUID.randomUUID().toString());
        assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser/encaissements", taking)
                        .body())
                .contains("déjà encaissé");
        taking.put(
                "codes", booklet.get(1).substring(0, 6) + "##" + booklet.get(1).substring(8));
        assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser", taking)
                        .body())
                .contains("n’est pas un code entier");
        assertThat(story.nadia.get(DESK + "/controles").body()).contains("par la personne qui a remis le carnet");

        // Any voucher of the booklet tells what is left, also a used one, and where to spend it.
        for (var any : List.of(booklet.get(1), booklet.get(2)))
            assertThat(story.nadia.types(any, "/pass/cheque").body())
                    .contains("Il reste 9 chèques dans ce carnet", "90,00", "Trier par distance", place.name());

        // The booklet is lost: cancelled by two people, and the rest is printed again.
        location(send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/pertes",
                Map.of("lot", UUID.randomUUID().toString(), "numero", "1", "motif", "perdu dans le bus")));
        assertThat(story.nadia.types(booklet.get(2), "/pass/cheque").body())
                .as("blocked before the second signature")
                .contains("déclaré perdu");
        story.sign(story.paul);
        assertThat(story.nadia.types(booklet.get(2), "/pass/cheque").body()).contains("déclaré perdu");
        var lost = Pattern.compile("/carnets/([0-9a-f-]{36})/remplacement")
                .matcher(story.nadia.get(order + "/carnets").body());
        assertThat(lost.find()).isTrue();
        var again = VoucherJourneyFixture.codes(story.post(
                        story.nadia,
                        order + "/carnets",
                        order + "/carnets/" + lost.group(1) + "/remplacement",
                        Map.of()))
                .getFirst();
        assertThat(again).hasSize(10);
        assertThat(story.nadia.types(again.get(1), "/pass/cheque").body()).contains("n’est pas encore activé");
        location(send(story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", again.getFirst())));
        taking.put("codes", again.get(1));
        taking.put("id", UUID.randomUUID().toString());
        assertThat(send(story.samira, "/pass/encaisser", "/pass/encaisser/encaissements", taking)
                        .body())
                .contains("L’encaissement est enregistré");
        clean();
        settled();
        over(order, year, again.get(2));
    }

    private static String signatureOf(VoucherJourneyFixture story) {
        var ids = Pattern.compile("(/bureau/pass/signatures/[0-9a-f-]{36}/decisions)")
                .matcher(story.nadia.get(DESK + "/signatures").body());
        assertThat(ids.find()).isTrue();
        return ids.group(1);
    }

    private void qualify(VoucherJourneyFixture story, Place place) {
        var form = new java.util.HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "lieu",
                place.code().value(),
                "titulaire",
                "Ville de Saintes – Médiathèque",
                "siret",
                "12345678200010",
                "iban",
                "BE68 5390 0754 7034",
                "caisse",
                three.id().toString(),
                "depuis",
                today().toString(),
                "verifie",
                "oui"));
        form.put("horsReseau", "3");
        assertThat(send(story.nadia, DESK + "/lieux", DESK + "/lieux", form).body())
                .contains("donnez un compte en France");
        // A wrong check digit of the IBAN; then a right one with a wrong French key.
        for (var wrong : List.of("FR14 2004 1010 0505 0001 3M02 607", "FR8420041010050500013M02607")) {
            form.put("iban", wrong);
            assertThat(send(story.nadia, DESK + "/lieux", DESK + "/lieux", form).body())
                    .as(wrong)
                    .contains("Cet IBAN n’est pas juste");
        }
        form.put("iban", "FR14 2004 1010 0505 0001 3M02 606");
        form.put("siret", "73282932000074");
        assertThat(location(send(story.nadia, DESK + "/lieux", DESK + "/lieux", form)))
                .contains("asked");
    }

    private void settled() throws Exception {
        var month = today().withDayOfMonth(1);
        var early = story();
        assertThat(send(
                                early.nadia,
                                DESK + "/reglements",
                                DESK + "/reglements",
                                Map.of(
                                        "mois",
                                        month.toString().substring(0, 7),
                                        "id",
                                        UUID.randomUUID().toString()))
                        .body())
                .contains("Ce mois n’est pas fini");
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(today(), month.plusMonths(1)) + 1));
        var story = story();
        var asked = Map.of(
                "mois",
                month.toString().substring(0, 7),
                "id",
                UUID.randomUUID().toString());
        var batch = location(send(story.nadia, DESK + "/reglements", DESK + "/reglements", asked))
                .replaceAll("\\?.*", "");
        assertThat(send(story.nadia, DESK + "/reglements", DESK + "/reglements", asked)
                        .body())
                .contains("Ce mois a déjà son relevé");
        assertThat(story.nadia.get(batch + "/virement.xml").statusCode()).isEqualTo(404);
        assertThat(story.sign(story.paul)).contains("signed");
        var xml = story.bytes(story.nadia, batch + "/virement.xml");
        assertThat(xml).isEqualTo(story.bytes(story.paul, batch + "/virement.xml"));
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains(
                        "<CtrlSum>20.00</CtrlSum>",
                        "<Nm>Ville de Saintes Mediatheque</Nm>",
                        "FR1420041010050500013M02606");
        valid(xml);
        assertThat(new String(story.bytes(story.nadia, batch + "/preuves.csv"), StandardCharsets.UTF_8))
                .contains("total;;;;;;;;20.00");
        assertThat(text(VoucherJourneyFixture.seen("releve", story.bytes(story.nadia, batch + "/releve.pdf"))))
                .contains("20,00 €", "Chèques payés par ce relevé : 2");
        // The till keeper reads only the statements of their own place.
        var own = story.samira.get("/pass/encaisser/releves").body();
        assertThat(own).contains("Médiathèque du pass", "20,00");
        var statement = first("href=\"(/pass/encaisser/releves/[0-9a-f-]{36}/[0-9a-f-]{36}.pdf)\"", own);
        assertThat(text(story.bytes(story.samira, statement))).contains("20,00 €", "Médiathèque du pass");
        assertThat(story.paul.get(statement).statusCode()).isEqualTo(404);
        clean();
        // The bank returns the payment: the amount is owed again, once.
        var back = Map.of(
                "lieu",
                Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
                        .matcher(story.nadia.get(batch).body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1),
                "motif",
                "compte clos");
        assertThat(location(send(story.nadia, batch, batch + "/rejets", back))).contains("returned");
        assertThat(story.sign(story.paul)).contains("signed");
        assertThat(send(story.nadia, batch, batch + "/rejets", back).body()).contains("déjà noté");
        clean();
    }

    /// Validates a payment file against the schema of the bank.
    private static void valid(byte[] xml) throws Exception {
        if (Files.exists(SCHEMA) || Files.exists(Path.of("/work/shared/reference/schemas")))
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema((Files.exists(SCHEMA)
                                    ? SCHEMA
                                    : Path.of("/work/shared/reference/schemas/iso20022/pain.001.001.09.xsd"))
                            .toFile())
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    /// Tests the letters of the calendar, the tolerance, the end, and the refunds to the cent.
    private void over(String order, int year, String code) throws Exception {
        until(LocalDate.of(year, 11, 30));
        calendar();
        calendar();
        assertThat(sql.sql("select count(*) from notices_notice where subject = :order")
                        .param("order", id(order))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(outbox.latest(50).stream()
                        .filter(one -> one.letter().to().value().equals("finances@example.org")))
                .hasSize(1);
        until(LocalDate.of(year + 1, 1, 30));
        calendar();
        var late = story();
        assertThat(late.nadia.types(code, "/pass/cheque").body()).contains("Ce chèque vaut");
        until(LocalDate.of(year + 1, 2, 4));
        calendar();
        var story = story();
        assertThat(story.nadia.types(code, "/pass/cheque").body()).contains("Il ne peut plus servir");
        assertThat(story.nadia.get(order).body()).contains("Terminée, avoir à faire");
        clean();
        until(LocalDate.of(year + 1, 2, 8));
        calendar();
        var end = story();
        // 200.00 € received, 20.00 € redeemed: 180.00 € refunded in proportion to the money that vouchers
        // drew.
        var funders = end.paidBack(order);
        assertThat(funders).hasSize(2);
        for (var funder : funders) {
            assertThat(text(VoucherJourneyFixture.seen("avoir", end.bytes(end.nadia, funder + "/avoir.pdf"))))
                    .contains("Avoir AV-" + year + "-", "8 février " + (year + 1), "SIRET : 73282932000074")
                    .contains("SIRET : 22170001600019", "85 boulevard de la République", "17100 Saintes")
                    .contains("Argent utilisé par des chèques", "signé par");
            valid(end.bytes(end.nadia, funder + "/virement.xml"));
            assertThat(send(
                                    end.nadia,
                                    funder,
                                    funder + "/avoirs",
                                    Map.of("id", UUID.randomUUID().toString()))
                            .statusCode())
                    .as("once")
                    .isEqualTo(422);
        }
        assertThat(outbox.latest(50).stream()
                        .filter(one -> one.letter().to().value().equals("finances@example.org"))
                        .filter(one -> one.letter().subject().contains("avoir AV-")))
                .hasSize(1);
        assertThat(end.nadia.get(order).body()).contains("Soldée");
        var back = sql.sql("select sum(cents) from orders_credit where \"order\" = :order")
                .param("order", id(order))
                .query(Long.class)
                .single();
        assertThat(back).isEqualTo(18_000);
        assertThat(new String(end.bytes(end.nadia, order + "/mouvements.csv"), StandardCharsets.UTF_8))
                .contains("Avoir", "M-1", "M-2", "Encaissement", "Annulation", "Expiration")
                .contains("Somme des soldes;;;;0.00", "Encaissé par les lieux;;20.00")
                .contains("Solde du compte;;Rendu au financeur;Ville de Saintes;");
        assertThat(text(VoucherJourneyFixture.seen("dossier", end.bytes(end.nadia, order + "/preuves.pdf"))))
                .contains(
                        "Justificatifs pour le comptable",
                        "M-1",
                        "M-2",
                        "200,00 €",
                        "180,00 €",
                        "signé par deux personnes")
                .contains("La somme de tous les comptes est zéro");
        assertThat(new String(end.bytes(end.nadia, order + "/livraisons.csv"), StandardCharsets.UTF_8))
                .contains("total;;;;;", "300.00");
        clean();
    }

    /// Tests mistakes of coordinators: a correction by two people, a refund, a jammed printer, invalid amounts.
    @Test
    void mistakesAtTheDeskArePutRightWithoutLosingACent() throws Exception {
        networks.found(networks.here());
        var story = story();
        var order = story.quote(2, today().getYear() + 1, "Commune de Royan:200,00");
        for (var wrong : List.of("-5", "0", "99999999999", "abc"))
            assertThat(story.provide(order, "Commune de Royan", wrong, "M-9").statusCode())
                    .as(wrong)
                    .isNotEqualTo(303);
        location(send(story.nadia, order, order + "/bon", Map.of()));
        assertThat(story.provide(order, "Commune de Royan", "-5", "M-9").body())
                .contains("Écrivez un montant en euros");
        assertThat(story.provide(order, "Commune de Royan", "99999999999", "M-9")
                        .body())
                .contains("Écrivez un montant en euros");
        assertThat(story.provide(order, "Commune de Royan", "150,00", "").body())
                .contains("sans lui, aucun chèque ne circule");
        story.provided(order, "Commune de Royan", "150,00", "M-10");

        // The payment belonged to another order: reversed by two people, once.
        var movement = first(
                "<option value=\"([0-9a-f-]{36})\"",
                story.nadia.get(order + "/correction").body());
        var correcting =
                Map.of("id", UUID.randomUUID().toString(), "mouvement", movement, "motif", "mauvaise commande");
        var silent = Map.of("id", UUID.randomUUID().toString(), "mouvement", movement, "motif", "");
        assertThat(send(story.nadia, order + "/correction", order + "/corrections", silent)
                        .body())
                .contains("Écrivez le motif");
        assertThat(location(send(story.nadia, order + "/correction", order + "/corrections", correcting)))
                .contains("asked");
        assertThat(location(send(story.nadia, DESK + "/signatures", signatureOf(story), Map.of("decision", "signer"))))
                .contains("same_person");
        assertThat(story.sign(story.paul)).contains("signed");
        assertThat(story.nadia.get(order).body()).contains("Mouvement corrigé");
        assertThat(send(story.nadia, order + "/correction", order + "/corrections", correcting)
                        .statusCode())
                .isEqualTo(422);
        assertThat(new String(story.bytes(story.nadia, order + "/mouvements.csv"), StandardCharsets.UTF_8))
                .contains("Contre-passation", "mauvaise commande");
        clean();

        // Part of the money is returned, except the part that vouchers cover.
        story.provided(order, "Commune de Royan", "120,00", "M-11");
        var funder = first(
                "<option value=\"([0-9a-f-]{36})\"",
                story.nadia.get(order + "/retrait").body());
        var taking = new java.util.HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "financeur",
                funder,
                "montant",
                "120,01",
                "motif",
                "budget réduit"));
        location(send(story.nadia, order + "/retrait", order + "/retraits", taking));
        assertThat(story.sign(story.paul)).contains("no_longer");
        location(send(story.nadia, DESK + "/signatures", signatureOf(story), Map.of("decision", "refuser")));
        taking.put("id", UUID.randomUUID().toString());
        taking.put("montant", "20,00");
        location(send(story.nadia, order + "/retrait", order + "/retraits", taking));
        assertThat(story.sign(story.paul)).contains("signed");
        assertThat(story.nadia.get(order).body()).contains("100,00");
        clean();

        // The printer jams: printing again voids the first sheets.
        var lot = Map.of("lot", UUID.randomUUID().toString(), "combien", "2");
        var jammed = VoucherJourneyFixture.codes(
                story.post(story.nadia, order + "/carnets", order + "/carnets/impressions", lot));
        var good = VoucherJourneyFixture.codes(
                story.post(story.nadia, order + "/carnets", order + "/carnets/impressions", lot));
        assertThat(good).hasSize(2);
        assertThat(story.nadia.get(order + "/carnets").body()).contains("réimprimé");
        location(send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/livraisons",
                Map.of("de", "1", "a", "9", "prescripteur", three.id().toString())));
        assertThat(send(
                                story.samira,
                                "/pass/carnets",
                                "/pass/carnets/remises",
                                Map.of("code", jammed.getFirst().getFirst()))
                        .body())
                .contains("réimprimé");
        location(send(
                story.samira,
                "/pass/carnets",
                "/pass/carnets/remises",
                Map.of("code", good.getFirst().getFirst())));
        // Booklets that were not handed over return to the coordinator and may go to another person.
        assertThat(location(send(
                        story.samira,
                        "/pass/carnets",
                        "/pass/carnets/retours",
                        Map.of("commande", id(order).toString()))))
                .contains("back", "combien=1");
        assertThat(location(send(
                        story.nadia,
                        order + "/carnets",
                        order + "/carnets/livraisons",
                        Map.of("de", "1", "a", "9", "prescripteur", two.id().toString()))))
                .contains("combien=1");
        assertThat(text(VoucherJourneyFixture.seen("rapport", story.bytes(story.nadia, order + "/rapport.pdf"))))
                .contains("Rapport au financeur", "Commune de Royan", "100,00 €", "Aucun carnet commencé");
        clean();
    }

    /// The name of one funder begins with that of the other: the chosen funder gets the money.
    @Test
    void theFunderThatWasChosenGetsItsMoneyBackAndNotOneWhoseNameBeginsAlike() throws Exception {
        networks.found(networks.here());
        var story = story();
        var order = story.quote(1, today().getYear() + 1, "CD 17:40,00", "CD 17 – PDI:60,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        story.provided(order, "CD 17", "40,00", "M-30");
        story.provided(order, "CD 17 – PDI", "60,00", "M-31");
        var second = Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>\\s*CD 17 – PDI")
                .matcher(story.nadia.get(order + "/retrait").body());
        assertThat(second.find()).isTrue();
        var asked = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "financeur",
                second.group(1),
                "montant",
                "15,00",
                "motif",
                "budget réduit");
        location(send(story.nadia, order + "/retrait", order + "/retraits", asked));
        assertThat(story.sign(story.paul)).contains("signed");
        assertThat(new String(story.bytes(story.nadia, order + "/mouvements.csv"), StandardCharsets.UTF_8))
                .contains("Retrait;Provision;Apports du financeur;CD 17 – PDI;15.00")
                .contains("Solde du compte;;Provision;CD 17;40.00")
                .contains("Solde du compte;;Provision;CD 17 – PDI;45.00");
        clean();
    }

    /// The same payment recorded twice has the same number; another payment with that number is possible.
    @Test
    void aMandateNumberThatIsNotedAlreadyIsAskedAbout() {
        networks.found(networks.here());
        var story = story();
        var order = story.quote(2, today().getYear() + 1, "Commune de Pons:200,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        assertThat(location(story.provide(order, "Commune de Pons", "50,00", "2026-M 40")))
                .contains("asked");
        assertThat(story.provide(order, "Commune de Pons", "50,00", "2026-m 40").body())
                .contains("porte déjà ce numéro de mandat");
        assertThat(story.sign(story.paul)).contains("signed");
        var again = story.provide(order, "Commune de Pons", "50,00", "2026-M40");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("déjà noté", "Commune de Pons", "50,00", "name=\"memeMandat\"");
        var funder = first("<option value=\"([0-9a-f-]{36})\"", again.body());
        assertThat(location(send(
                        story.nadia,
                        order,
                        order + "/provisions",
                        Map.of(
                                "id", UUID.randomUUID().toString(),
                                "financeur", funder,
                                "montant", "25,00",
                                "mandat", "2026-M40",
                                "memeMandat", "oui"))))
                .contains("asked");
        assertThat(story.sign(story.paul)).contains("signed");
        clean();
    }

    @Test
    void whoCorrectsMoneyThatVouchersUseReadsHowMuchOfIt() throws Exception {
        networks.found(networks.here());
        var story = story();
        var order = story.quote(2, today().getYear() + 1, "Commune de Jonzac:200,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        story.provided(order, "Commune de Jonzac", "150,00", "M-50");
        var codes = VoucherJourneyFixture.codes(story.print(order, 2));
        location(send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/livraisons",
                Map.of("de", "1", "a", "2", "prescripteur", three.id().toString())));
        location(send(
                story.samira,
                "/pass/carnets",
                "/pass/carnets/remises",
                Map.of("code", codes.getFirst().getFirst())));
        var movement = first(
                "<option value=\"([0-9a-f-]{36})\"",
                story.nadia.get(order + "/correction").body());
        var refused = send(
                story.nadia,
                order + "/correction",
                order + "/corrections",
                Map.of("id", UUID.randomUUID().toString(), "mouvement", movement, "motif", "mauvaise commande"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body().replace('\u00a0', ' '))
                .contains("utilisent déjà 100,00 € de cet argent", "les 50,00 € qui restent")
                .doesNotContain("déjà corrigé");
        clean();
    }

    /// Tests the till: one place or any; offline redemptions; wrong codes; a place that closes and is still
    /// paid.
    @Test
    void theTillRefusesClearlyAndNothingIsLost() throws Exception {
        networks.found(networks.here());
        var here = place("Tiers-lieu du pass");
        var there = place("Cybercafé du pass");
        var story = story();
        story.alone = true;
        var order = story.quote(1, today().getYear() + 1, "Commune de Cognac:100,00");
        location(send(story.nadia, order, order + "/bon", Map.of()));
        story.provided(order, "Commune de Cognac", "100,00", "M-20");
        var sheets = VoucherJourneyFixture.codes(story.print(order, 1));
        assertThat(sheets).as("a booklet with every rule is one sheet").hasSize(1);
        var codes = sheets.getFirst();
        location(send(
                story.nadia,
                order + "/carnets",
                order + "/carnets/livraisons",
                Map.of("de", "1", "a", "1", "prescripteur", three.id().toString())));
        location(send(story.samira, "/pass/carnets", "/pass/carnets/remises", Map.of("code", codes.getFirst())));
        var abroad = place("Médiathèque de Niort", "Niort");
        for (var place : List.of(here, there, abroad)) {
            qualify(story, place);
            assertThat(story.sign(story.paul)).contains("signed");
        }
        // A letter in place of a digit is accepted; the message about an error names its group.
        var typed = codes.get(1).replace('0', 'O').replace('1', 'I').toLowerCase(java.util.Locale.ROOT);
        assertThat(typed(story.samira, here, typed, UUID.randomUUID(), ""))
                .contains("\"state\":\"taken\"", "\"cents\":1000");
        var sign = codes.get(2).charAt(11);
        var wrong = codes.get(2).substring(0, 11)
                + (sign == 'A' ? 'B' : 'A')
                + codes.get(2).substring(12);
        assertThat(typed(story.samira, here, wrong, UUID.randomUUID(), "")).contains("mistakes", "relisez le groupe 3");

        // The first redemption binds the booklet to this place.
        assertThat(typed(story.samira, there, codes.get(2), UUID.randomUUID(), ""))
                .contains("OTHER_PLACE", "autre lieu");
        var id = UUID.randomUUID();
        assertThat(typed(story.samira, here, codes.get(2), id, "")).contains("\"state\":\"taken\"");
        assertThat(typed(story.samira, here, codes.get(2), id, "")).contains("\"state\":\"taken\"");
        assertThat(typed(story.samira, here, codes.get(2), UUID.randomUUID(), ""))
                .contains("\"state\":\"used\"");

        // The till is delegated to another person until a day, and then revoked at once.
        var stranger = person(Role.HELPER);
        var other = signedIn(stranger);
        assertThat(typed(other, here, codes.get(6), UUID.randomUUID(), "")).contains("NOT_QUALIFIED");
        var lent = grants.lend(
                actor(one),
                stranger.mail(),
                DelegatedRole.DelegatedRoleKind.PLACE,
                here.code().value(),
                today().plusDays(3));
        assertThat(typed(other, there, codes.get(6), UUID.randomUUID(), "")).contains("NOT_QUALIFIED");
        assertThat(typed(other, here, codes.get(6), UUID.randomUUID(), "")).contains("\"state\":\"taken\"");
        assertThat(grants.takeBack(
                        actor(one),
                        ((RoleDelegations.RoleDelegationResult.RoleDelegated) lent)
                                .grant()
                                .id()))
                .isTrue();
        assertThat(typed(other, here, codes.get(7), UUID.randomUUID(), "")).contains("NOT_QUALIFIED");

        // A paper slip is entered within 45 days of the help, which was given while the place was qualified.
        for (var day : List.of(today().plusDays(1), today().minusDays(45)))
            assertThat(onPaper(story, here, codes.get(9), "EVERYDAY", day)).contains("Choisissez un jour passé");
        assertThat(onPaper(story, here, codes.get(9), "EVERYDAY", today().minusDays(1)))
                .contains("n’est pas qualifié");
        assertThat(onPaper(story, here, codes.get(9), "EVERYDAY", today())).contains("\"state\":\"taken\"");
        assertThat(onPaper(story, here, codes.get(10), "EQUIPMENT_ACCESS", today()))
                .contains("NOT_THIS_SERVICE", "cette aide");
        assertThat(onPaper(story, abroad, codes.get(10), "EVERYDAY", today()))
                .contains("OUT_OF_TERRITORY", "d’autres communes");

        // Offline vouchers: three in a day, sent within three days, once; the place loses a refused one.
        var hour = clock.instant().minus(Duration.ofMinutes(1)).toString();
        var late = UUID.randomUUID();
        assertThat(typed(story.samira, here, codes.get(3), late, hour)).contains("\"state\":\"taken\"");
        assertThat(typed(story.samira, here, codes.get(3), late, hour)).contains("\"state\":\"taken\"");
        assertThat(typed(story.samira, here, codes.get(1), UUID.randomUUID(), hour))
                .contains("\"state\":\"used\"");
        withoutANetwork(here, codes.get(8));
        assertThat(typed(story.samira, here, codes.get(4), UUID.randomUUID(), hour))
                .contains("\"state\":\"ceiling\"");
        assertThat(typed(
                        story.samira,
                        here,
                        codes.get(4),
                        UUID.randomUUID(),
                        clock.instant().minus(Duration.ofDays(4)).toString()))
                .contains("tooLate");
        assertThat(story.samira.get("/pass/encaisser/hors-reseau").body())
                .contains("2 chèques confirmés, ", "le lieu n’est pas payé");
        clean();

        // The place closes: its qualification ended yesterday, and it is still paid.
        var month = today().withDayOfMonth(1);
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(today(), month.plusMonths(1)) + 1));
        var later = story();
        sql.sql("update redemptions_place set until = :day where place = :place")
                .param("day", today().minusDays(1))
                .param("place", here.id().value())
                .update();
        assertThat(typed(later.samira, here, codes.get(5), UUID.randomUUID(), ""))
                .contains("NOT_QUALIFIED", "n’est pas qualifié");
        var batch = location(send(
                        later.nadia,
                        DESK + "/reglements",
                        DESK + "/reglements",
                        Map.of(
                                "mois",
                                month.toString().substring(0, 7),
                                "id",
                                UUID.randomUUID().toString())))
                .replaceAll("\\?.*", "");
        assertThat(later.nadia.get(batch).body()).contains("Tiers-lieu du pass", "60,00");
        assertThat(later.sign(later.paul)).contains("signed");
        assertThat(sql.sql("select count(*) from redemptions_look where actor = :by")
                        .param("by", three.id())
                        .query(Integer.class)
                        .single())
                .isGreaterThan(5);

        // After an old authentication, the person confirms before changing an account or signing.
        clock.advance(Duration.ofMinutes(40));
        var stale = send(
                later.nadia,
                DESK + "/lieux",
                DESK + "/lieux",
                Map.of("lieu", there.code().value()));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("/confirmation");
        later = story();

        // A changed bank account waits seven days, and the previous till keeper is notified.
        qualify(later, there);
        sql.sql(
                        "update redemptions_place set iban = 'FR7630006000011234567890189' where place = :place and second is not null")
                .param("place", there.id().value())
                .update();
        assertThat(later.sign(later.paul)).contains("signed");
        assertThat(outbox.latest(50).stream()
                        .anyMatch(one -> one.letter().subject().contains("compte bancaire")))
                .isTrue();
        assertThat(sql.sql("select max(pays_from_at) > :soon from redemptions_place where place = :place")
                        .param("place", there.id().value())
                        .param(
                                "soon",
                                java.time.OffsetDateTime.ofInstant(
                                        clock.instant().plus(Duration.ofDays(6)), java.time.ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // The former account is signed again within these days: it is paid at once, the other one never.
        qualify(later, there);
        sql.sql(
                        "update redemptions_place set iban = 'FR7630006000011234567890189' where place = :place and second is null")
                .param("place", there.id().value())
                .update();
        assertThat(later.sign(later.paul)).contains("signed");
        assertThat(sql.sql("""
                        select count(*) from redemptions_place where place = :place and not overtaken
                          and iban <> 'FR7630006000011234567890189'""")
                        .param("place", there.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();

        // After too many wrong codes, this person, till and address must wait.
        var said = "";
        for (var n = 0; n < 25 && !said.contains("slower"); n++)
            said = typed(
                    later.samira,
                    there,
                    org.tousaidants.platform.codes.PaperCode.draw('V', 6, new java.security.SecureRandom())
                            .printed(),
                    UUID.randomUUID(),
                    "");
        assertThat(said).contains("slower");
        clean();
    }

    /// Tests an offline till in a real browser: a wrong character is reported at once; a right code waits and
    /// is confirmed when the network is back.
    private void withoutANetwork(Place here, String code) {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/pass/encaisser", signedIn(three).cookies)) {
            var page = screen.page();
            page.clock().setFixedTime(clock.instant().toEpochMilli());
            page.locator("[name=lieu]").selectOption(here.id().toString());
            page.locator("[name=service]").selectOption("EVERYDAY");
            page.context().setOffline(true);
            var field = page.locator("[name=codes]");
            var send = page.locator("form[action='/pass/encaisser'] button[type=submit]");
            var said = com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator(".pass-late"));
            field.fill(code.substring(0, 11) + (code.charAt(11) == 'A' ? 'B' : 'A') + code.substring(12));
            send.click();
            said.containsText("relisez le groupe 3");
            field.fill(code.toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('1', 'i'));
            send.click();
            said.containsText("Chèques à confirmer : 1");
            page.context().setOffline(false);
            said.containsText("Chèques confirmés : 1. Chèques refusés : 0.");
        }
    }

    /// Enters a paper slip with this date.
    private static String onPaper(
            VoucherJourneyFixture story, Place place, String code, String service, LocalDate day) {
        return send(
                        story.samira,
                        "/pass/encaisser",
                        "/api/pass/encaissements",
                        Map.of(
                                "lieu",
                                place.id().toString(),
                                "codes",
                                code,
                                "service",
                                service,
                                "minutes",
                                "60",
                                "comment",
                                "paper",
                                "jour",
                                day.toString(),
                                "id",
                                UUID.randomUUID().toString()))
                .body();
    }

    private static String first(String pattern, String html) {
        var found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(html).isTrue();
        return found.group(1);
    }

    private static UUID id(String order) {
        return UUID.fromString(order.substring(order.lastIndexOf('/') + 1));
    }
}
