package org.tousaidants.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.TousAidants;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoTestSite;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.treasury.LedgerAudit;
import org.tousaidants.vouchers.treasury.LedgerAuditResult;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(
        properties = {
            "ta.pass.holder=Régie du Département",
            "ta.pass.iban=FR76 3000 6000 0112 3456 7890 189",
            "ta.pass.siret=22170001600019",
            "ta.pass.address=85 boulevard de la République, 17000 La Rochelle",
            // Creates every bean of every module at the start, like the product.
            "spring.main.lazy-initialization=false"
        })
class DemoStoriesTest extends DemoTestSite {
    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    PublishedRules rules;

    @Autowired
    VoucherOrders orders;

    @Autowired
    VoucherBooklets booklets;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    List<PlaceRecognitions> marks;

    @Autowired
    LedgerAudit audit;

    @Autowired
    ApplicationContext beans;

    /// Pages about people are logged before they are shown (`@LogsPersonalDataReading`, or an event of the
    /// package).
    @Test
    void aDeskPageThatNamesSomebodyIsALineOfTheJournal() {
        var all = accounts.openOf();
        var reader = all.stream()
                .filter(one -> one.role() == Role.COORDINATOR)
                .findFirst()
                .orElseThrow();
        var desk = signedIn(reader);
        var pages = beans
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.startsWith("/bureau/") && !path.contains("{") && !path.contains("."))
                .toList();
        assertThat(pages).hasSizeGreaterThan(40);
        var before = lines(reader);
        var silent = new ArrayList<String>();
        for (var path : pages) {
            var shown = desk.get(path).body().replaceAll("(?s)<(header|footer).*?</\\1>", "");
            var named = all.stream()
                    .anyMatch(one -> !one.id().equals(reader.id())
                            && (shown.contains(one.name())
                                    || shown.contains(one.mail().value())));
            var after = lines(reader);
            if (named && after == before) silent.add(path);
            before = after;
        }
        assertThat(silent).as("they name people, and no reading is logged").isEmpty();
    }

    /// Only the file, the wall of a workshop and the briefing, which are shown or sent alone, have no frame,
    /// and the notebook that opens without a network.
    @Test
    void everyPageAtWorkHasTheRailThePositionAndTheSearchBox() {
        var pages = beans
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.contains(".") && !path.startsWith("/api/"))
                .sorted()
                .toList();
        var bare = new TreeSet<String>();
        var seen = 0;
        for (var role : List.of(Role.COORDINATOR, Role.HELPER, Role.FUNDER)) {
            var worker = signedIn(person(role));
            for (var path : pages) {
                var shown = worker.get(path);
                if (shown.statusCode() != 200 || !shown.body().contains("<main")) continue;
                seen++;
                for (var part : List.of("class=\"rail\"", "class=\"crumbs\"", "id=\"strip-q\""))
                    if (!shown.body().contains(part)) bare.add(path);
            }
        }
        assertThat(seen).isGreaterThan(200);
        assertThat(bare).isSubsetOf("/actes/poche");
    }

    @Test
    void everyFormerLinkOfTheTableIsATab() throws IOException {
        var tabs = Set.copyOf(Arrays.asList(new String(
                        Objects.requireNonNull(getClass().getResourceAsStream("/work.properties"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .split("[\\s=|]+")));
        var table = Pattern.compile("\\| `(/[^`]+)` \\|")
                .matcher(Files.readString(Path.of("docs/menu.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(table).hasSizeGreaterThan(50).isSubsetOf(tabs);
    }

    private int lines(Account by) {
        return sql.sql("select count(*) from journal_entry where actor = :by")
                .param("by", by.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void theDemonstrationRunsTheRulesOfItsTerritoryAndNotTheBaseAlone() {
        assertThat(TousAidants.DEMONSTRATION.get("ta.protocol"))
                .isEqualTo(rules.now().protocol().identity().id())
                .isEqualTo("charente-maritime");
    }

    @Test
    void theVolunteerWentTheWholeWayAndTwoPeersOfOtherOrganisationsConcluded() {
        var odette = account(DemoPerson.ODETTE);
        var dossier = dossiers.ofAccount(odette.id()).orElseThrow();
        assertThat(dossiers.helper(dossier.helper()).orElseThrow()).satisfies(helper -> {
            assertThat(helper.profile()).isEqualTo("benevole");
            assertThat(helper.organisation()).isEqualTo("Foyer rural des Arènes");
        });
        assertThat(dossier.dossier().interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
        var badge = sql.sql("select code from badges_badge where account = :account and profile = 'benevole'")
                .param("account", odette.id())
                .query(String.class)
                .single();
        assertThat(visitor().get("/verifier/" + badge).body()).contains("Label valable aujourd’hui", "Odette Guérin");
        assertThat(signedIn(odette).get("/mon-dossier/entretien").body())
                .contains("Conclusion favorable", "La conclusion de Samira Haddad", "La conclusion de Marcel Roy");
        assertThat(signedIn(odette).get("/mon-dossier/pix").body())
                .as("centres for Pix, nearest first")
                .contains("EPN de la Boutonne", "Médiathèque du Bastion");
        // Past passages send no letter today.
        assertThat(sql.sql("select count(*) from mail_letter where recipient = :mail and sent_at is not null"
                                + " and subject like '%pair%'")
                        .param("mail", DemoPerson.SAMIRA.mail())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /// The vouchers store no personal data; the notebook, on the person's request, shows the remaining value of
    /// the booklet.
    @Test
    void aBookletIsTiedToANotebookOnlyAtThePersonsAskingAndSheUntiesIt() {
        var helper = person(Role.HELPER);
        var made = delivered(helper, 2);
        var hands = signedIn(helper);
        var notebook = UUID.randomUUID();
        var card = notebook(hands, notebook);
        var form = new HashMap<>(Map.of(
                "_csrf", hands.token("/pass/carnets"),
                "code", made.booklets().getFirst().code().printed(),
                "cahier", notebook.toString()));
        assertThat(hands.post("/pass/carnets/remises", form).body())
                .contains("La personne doit demander ce rattachement");
        form.put("accord", "oui");
        assertThat(location(hands.post("/pass/carnets/remises", form))).contains("suite=tied");
        var person = opened(card);
        var own = person.get("/cahier/ouvert").body();
        assertThat(own).contains("Mes carnets de chèques", "10 chèques restent, soit 100,00");
        // Another one, without a person.
        var plain = Map.of(
                "_csrf", hands.token("/pass/carnets"),
                "code", made.booklets().getLast().code().printed());
        assertThat(location(hands.post("/pass/carnets/remises", plain))).contains("suite=handed");
        assertThat(tied(notebook)).isEqualTo(1);
        for (var table : List.of("booklets_booklet", "booklets_step", "treasury_voucher", "treasury_end"))
            assertThat(sql.sql("select count(*) from " + table + " t where t::text like '%' || :id || '%'")
                            .param("id", notebook.toString())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        person.post("/cahier/pass/retrait", Map.of("_csrf", Visitor.tokenIn(own)));
        assertThat(person.get("/cahier/ouvert").body()).doesNotContain("Mes carnets de chèques");
        assertThat(tied(notebook)).isZero();
    }

    /// A booklet is linked only to a notebook that is open to the prescriber; the link follows a lost booklet
    /// to its replacement; an erased notebook leaves no link, and the money stays.
    @Test
    void aTieFollowsALostBookletAndGoesWithTheNotebook() throws Exception {
        var helper = person(Role.HELPER);
        var made = delivered(helper, 1);
        var hands = signedIn(helper);
        var notebook = UUID.randomUUID();
        var card = notebook(hands, notebook);
        var form = new HashMap<>(Map.of(
                "_csrf", hands.token("/pass/carnets"),
                "code", made.booklets().getFirst().code().printed(),
                "accord", "oui"));
        var others = UUID.randomUUID();
        notebook(signedIn(person(Role.HELPER)), others);
        form.put("cahier", others.toString());
        assertThat(hands.post("/pass/carnets/remises", form).statusCode()).isEqualTo(422);
        assertThat(tied(others)).isZero();
        form.put("cahier", notebook.toString());
        assertThat(location(hands.post("/pass/carnets/remises", form)))
                .as("refused before the hand-over")
                .contains("suite=tied");

        var desk = "/bureau/pass/commandes/" + made.order().id() + "/carnets";
        var coordinator = person(Role.COORDINATOR);
        var nadia = signedIn(coordinator);
        location(nadia.post(
                desk + "/pertes",
                Map.of(
                        "_csrf",
                        nadia.token(desk),
                        "lot",
                        UUID.randomUUID().toString(),
                        "numero",
                        "1",
                        "motif",
                        "perdu dans le bus")));
        var person = opened(card);
        var second = signedIn(person(Role.COORDINATOR));
        var decision = first(
                "/bureau/pass/signatures/[0-9a-f-]{36}/decisions",
                second.get("/bureau/pass/signatures").body());
        location(second.post(decision, Map.of("_csrf", second.token("/bureau/pass/signatures"), "decision", "signer")));
        assertThat(person.get("/cahier/ouvert").body()).contains("perdu");
        try (var screen = seenBy(coordinator, desk)) {
            var again = codes(downloaded(screen.page(), "Imprimer un carnet de remplacement"));
            assertThat(person.get("/cahier/ouvert").body())
                    .as("not handed over yet")
                    .contains("perdu");
            location(hands.post(
                    "/pass/carnets/remises", Map.of("_csrf", hands.token("/pass/carnets"), "code", again.getFirst())));
        }
        var own = person.get("/cahier/ouvert").body();
        assertThat(own).contains("Carnet 2", "10 chèques restent, soit 100,00").doesNotContain("Carnet 1");
        assertThat(tied(notebook)).isEqualTo(1);

        person.post("/cahier/effacement", Map.of("_csrf", Visitor.tokenIn(own)));
        assertThat(location(person.get("/cahier/ouvert"))).endsWith("/cahier");
        assertThat(tied(notebook)).isZero();
        assertThat(orders.standing(made.order()).circulating()).isEqualTo(10_000);
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
    }

    /// Funded booklets, delivered to the prescriber.
    private VoucherBooklets.BookletPrintingResult.BookletsPrinted delivered(Account helper, int many) {
        var coordinator = actor(person(Role.COORDINATOR));
        var funder = new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville de Pons", "", many * 10_000L);
        var order = orders.quote(
                coordinator,
                new VoucherOrder(
                        UUID.randomUUID(),
                        0,
                        "Carnets de Pons",
                        new VoucherOrder.BookletQuantity(1_000, many, 10),
                        orders.today().getYear() + 1,
                        VoucherOrder.VoucherUseRules.NONE,
                        VoucherOrder.OrderStage.QUOTED,
                        Instant.EPOCH,
                        coordinator.id(),
                        List.of(funder)));
        orders.order(coordinator, order.id());
        orders.provide(
                UUID.randomUUID(), order.id(), funder.id(), funder.cents(), "M-1", coordinator.id(), UUID.randomUUID());
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted)
                booklets.print(coordinator, order.id(), UUID.randomUUID(), many);
        booklets.deliver(coordinator, order.id(), 1, many, helper.id());
        return made;
    }

    /// The page with its card.
    private static String notebook(Visitor hands, UUID id) {
        return hands.post(
                        "/cahiers",
                        Map.of(
                                "_csrf", hands.token("/cahiers/nouveau"),
                                "id", id.toString(),
                                "nom", "Mme Framboise",
                                "accord", "oui",
                                "comment", "paper"))
                .body();
    }

    /// Opened by the person, with the card.
    private Visitor opened(String card) {
        var person = visitor();
        location(person.post(
                "/cahier",
                Map.of(
                        "_csrf", person.token("/cahier"),
                        "code", first("N[0-9A-Z]{3}(?:-[0-9A-Z]{4}){3}", card),
                        "pin", first("\\d{3} \\d{3}(?=</strong>)", card))));
        return person;
    }

    private int tied(UUID notebook) {
        return sql.sql("select count(*) from notebook_thing where notebook = :notebook")
                .param("notebook", notebook)
                .query(Integer.class)
                .single();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// Each person on their own screen, over a year of the demonstration. Runs last, since it moves the clock
    /// of the class.
    @Test
    @org.junit.jupiter.api.Order(Integer.MAX_VALUE)
    void aYearOfVouchersFromTheQuoteToTheCreditNote() throws Exception {
        var nadia = account(DemoPerson.NADIA);
        var samira = account(DemoPerson.SAMIRA);
        var second = person(Role.COORDINATOR);
        var year = orders.today().getYear() + 1;
        String order;
        List<String> codes;
        try (var screen = seenBy(nadia, "/bureau/pass/nouvelle")) {
            var page = screen.page();
            Map.of(
                            "titre", "Carnets des Arènes",
                            "carnets", "1",
                            "cheques", "10",
                            "valeur", "10,00",
                            "annee", Integer.toString(year),
                            "nom0", "Commune des Arènes",
                            "part0", "33,34",
                            "courriel0", "comptes@arenes.example",
                            "nom1", "Caisse de retraite",
                            "part1", "66,66")
                    .forEach((name, value) -> fill(page, name, value));
            press(page, "Faire le devis");
            says(page, "Devis");
            order = page.url().replaceAll("[?#].*", "");
            press(page, "Passer la commande");
            says(page, "La commande est passée");
            provide(page, "Commune des Arènes", "33,34", "Mandat 2026-118");
            sign(second);
            provide(page, "Caisse de retraite", "66,66", "Mandat 907");
            sign(second);
            page.navigate(order + "/carnets");
            fill(page, "combien", "1");
            codes = codes(downloaded(page, "Imprimer les carnets"));
            assertThat(codes).hasSize(11);
            page.navigate(order + "/carnets");
            fill(page, "de", "1");
            fill(page, "a", "1");
            page.selectOption("select[name=prescripteur]", samira.id().toString());
            press(page, "Noter l’envoi");
            says(page, "1 carnet envoyé");
        }
        try (var screen = seenBy(samira, "/pass/carnets")) {
            var page = screen.page();
            press(page, "Confirmer que j’ai reçu ces carnets");
            says(page, "1 carnet reçu");
            fill(page, "code", codes.getFirst());
            press(page, "Remettre ce carnet");
            says(page, "Le carnet 1 est actif");
        }
        redeemedWhereTheLabelIs(nadia, second, samira, codes);
        settled(nadia, second);
        over(nadia, second, order.substring(order.indexOf("/bureau")), year);
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
    }

    private void redeemedWhereTheLabelIs(Account nadia, Account second, Account samira, List<String> codes) {
        var recognised = marks.stream()
                .flatMap(one -> one.recognised().keySet().stream())
                .collect(Collectors.toSet());
        var without = directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> !recognised.contains(place.id()))
                .findFirst()
                .orElseThrow();
        try (var screen = seenBy(nadia, "/bureau/pass/lieux")) {
            var page = screen.page();
            Map.of(
                            "lieu", without.code().value(),
                            "titulaire", "Association du lieu",
                            "siret", "73282932000074",
                            "iban", "FR14 2004 1010 0505 0001 3M02 606",
                            "horsReseau", "0",
                            "depuis", orders.today().toString())
                    .forEach((name, value) -> fill(page, name, value));
            page.selectOption("select[name=caisse]", samira.id().toString());
            tick(page, "verifie", "oui");
            press(page, page.locator("main form button").last().innerText());
            says(page, "Une autre personne doit la signer");
        }
        sign(second);
        assertThat(visitor().types(codes.get(2), "/pass/cheque").body())
                .contains("Où utiliser ce chèque", "href=\"/lieux/")
                .doesNotContain(without.slug());
        try (var screen = seenBy(samira, "/pass/encaisser")) {
            var page = screen.page();
            present(page, without.id().toString(), codes.get(1));
            says(page, "n’a pas le label du réseau");
            page.navigate(page.url().replaceAll("/pass/.*", "/pass/encaisser"));
            var labelled = page.locator("select[name=lieu] option").all().stream()
                    .map(option -> option.getAttribute("value"))
                    .filter(value -> recognised.stream()
                            .anyMatch(place -> place.toString().equals(value)))
                    .findFirst()
                    .orElseThrow();
            scanned(page, codes.get(1));
            present(page, labelled, codes.get(1).toLowerCase(Locale.ROOT));
            says(page, "Montrez ce montant");
            says(page, "10,00");
            says(page, "Reste à payer par la personne : 5,00");
            press(page, "Encaisser 10,00");
            says(page, "L’encaissement est enregistré");
        }
    }

    /// In a browser with a barcode reader: the camera sees the QR code of a voucher, and the
    /// field contains the code.
    private static void scanned(Page page, String code) {
        page.addInitScript("""
                navigator.mediaDevices.getUserMedia = async () => {
                  const canvas = document.createElement('canvas');
                  setInterval(() => canvas.getContext('2d').fillRect(0, 0, Math.random() * 9, 9), 50);
                  canvas.getContext('2d').fillRect(0, 0, 9, 9);
                  return canvas.captureStream(20);
                };
                window.BarcodeDetector = class {
                  async detect() { return [{ rawValue: 'https://pass.example/code#%s' }]; }
                };""".formatted(code));
        page.reload();
        page.locator("[data-scan] button").click();
        PlaywrightAssertions.assertThat(page.locator("#f-codes")).hasValue(code);
    }

    private static void present(Page page, String place, String code) {
        page.selectOption("select[name=lieu]", place);
        fill(page, "codes", code);
        page.selectOption("select[name=service]", PlaceService.EVERYDAY.name());
        fill(page, "minutes", "45");
        fill(page, "prix", "15,00");
        tick(page, "comment", "typed");
        press(page, "Voir le montant");
    }

    private void settled(Account nadia, Account second) throws Exception {
        var month = YearMonth.from(orders.today());
        until(month.plusMonths(1).atDay(2));
        String batch;
        try (var screen = seenBy(nadia, "/bureau/pass/reglements")) {
            var page = screen.page();
            fill(page, "mois", month.toString());
            press(page, "Faire le relevé du mois");
            says(page, "Une autre personne doit le signer");
            batch = page.url().replaceAll("[?#].*", "");
            page.navigate(page.url().replaceAll("/reglements/.*", "/signatures"));
            assertThat(page.locator("main button:has-text('Signer')").count()).isZero();
        }
        sign(second);
        try (var screen = seenBy(second, batch.substring(batch.indexOf("/bureau")))) {
            var page = screen.page();
            says(page, "signé par deux personnes");
            assertThat(new String(downloaded(page, "Télécharger le fichier pour la banque"), StandardCharsets.UTF_8))
                    .contains("pain.001.001.09", "<MsgId>");
            var ordered = orders.all().stream()
                    .filter(one -> one.title().equals("Carnets des Arènes"))
                    .findFirst()
                    .orElseThrow();
            assertThat(text(read(page, "Télécharger le relevé et les justificatifs")))
                    .contains(ordered.reference(), "10,00 €");
        }
    }

    private void over(Account nadia, Account second, String order, int year) throws Exception {
        var told = new HashSet<String>();
        for (var day : List.of(
                LocalDate.of(year, 11, 30),
                LocalDate.of(year, 12, 15),
                LocalDate.of(year, 12, 22),
                LocalDate.of(year + 1, 2, 4),
                LocalDate.of(year + 1, 2, 8))) {
            until(day);
            for (var job : List.of("orders.notices", "orders.expiry", "orders.credits")) job(job);
            posted("comptes@arenes.example").forEach(letter -> told.add(letter.subject()));
        }
        assertThat(told)
                .as(() -> sql.sql("select what, told_at from notices_notice")
                                .query()
                                .listOfRows() + " "
                        + sql.sql("select id, title, year, stage from orders_order")
                                .query()
                                .listOfRows() + " "
                        + sql.sql("select \"order\", name, mail from orders_funder")
                                .query()
                                .listOfRows())
                .hasSizeGreaterThanOrEqualTo(3);
        // 100,00 € received, 10,00 € redeemed: the rest is refunded by the money that vouchers drew from each.
        paidBack(nadia, second, order, "Commune des Arènes", "30,01 €");
        paidBack(nadia, second, order, "Caisse de retraite", "59,99 €");
        try (var screen = seenBy(nadia, order)) {
            says(screen.page(), "Soldée");
        }
    }

    private void paidBack(Account nadia, Account second, String order, String funder, String amount) throws Exception {
        String own;
        try (var screen = seenBy(nadia, order)) {
            var page = screen.page();
            page.locator("main a:has-text('" + funder + "')").click();
            own = page.url().substring(page.url().indexOf("/bureau"));
            fill(page, "siret", "73282932000074");
            fill(page, "adresse", "Service des finances");
            fill(page, "iban", "FR14 2004 1010 0505 0001 3M02 606");
            press(page, "Enregistrer les coordonnées");
            press(page, "Demander la signature de l’avoir");
            says(page, "Une autre personne doit maintenant signer");
        }
        sign(second);
        try (var screen = seenBy(nadia, own)) {
            assertThat(text(read(screen.page(), "Télécharger l’avoir à envoyer")))
                    .contains(amount, funder);
            assertThat(new String(
                            downloaded(screen.page(), "Télécharger le fichier pour la banque"), StandardCharsets.UTF_8))
                    .contains("pain.001.001.09", amount.replace(',', '.').replace(" €", ""));
        }
    }

    private void until(LocalDate day) {
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(orders.today(), day)));
    }

    private void sign(Account who) {
        try (var screen = seenBy(who, "/bureau/pass/signatures")) {
            press(screen.page(), "Signer");
            says(screen.page(), "La demande est signée et appliquée");
        }
    }

    private static void provide(Page page, String funder, String euros, String mandate) {
        page.selectOption("select[name=financeur]", new SelectOption().setLabel(funder));
        fill(page, "montant", euros);
        fill(page, "mandat", mandate);
        press(page, "Demander la seconde signature");
        says(page, "Une autre personne doit maintenant signer");
    }

    /// The codes on the paper: the booklet's first.
    private static List<String> codes(byte[] pdf) throws IOException {
        return Pattern.compile("[CV][0-9A-Z]{3}(?:-[0-9A-Z]{4}){5}")
                .matcher(text(pdf).replace(' ', '-').replace("--", "-"))
                .results()
                .map(MatchResult::group)
                .sorted(Comparator.comparing(code -> code.charAt(0)))
                .toList();
    }

    private static String first(String pattern, String html) {
        var found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(html).isTrue();
        return found.group();
    }
}
