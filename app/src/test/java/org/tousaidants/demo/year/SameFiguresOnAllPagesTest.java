package org.tousaidants.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.observatory.figures.Figures;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// The demonstration walked as an official would: two pages never say two things of one figure.
@TestPropertySource(properties = "ta.demo.year=true")
class SameFiguresOnAllPagesTest extends RunningSite {
    private static final Pattern FIGURE = Pattern.compile("/api/v1/figures/([a-z-]+)\\.json");
    private static final Pattern ROW =
            Pattern.compile("<tr[^>]*><th[^>]*>(.*?)</th><td[^>]*>(.*?)</td>(?:<td[^>]*>(.*?)</td>)?", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile(
            "class=\"figure-value\">(.*?)<.*?class=\"figure-label\">(.*?)</p>\\s*<p class=\"hint\">(.*?)</p>",
            Pattern.DOTALL);

    @Autowired
    Figures figures;

    private static boolean begun;

    @BeforeEach
    void theFiguresAreCounted() {
        if (begun) return;
        job("travel.car");
        figures.begin();
        begun = true;
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("\u2060", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                .strip();
    }

    private record ValueOnPage(String page, String value) {}

    private static void note(
            Map<String, List<ValueOnPage>> all, String label, String period, String page, String value) {
        all.computeIfAbsent(words(label) + " | " + words(period), _ -> new ArrayList<>())
                .add(new ValueOnPage(page, words(value)));
    }

    @Test
    void equalLabelAndPeriodMeanEqualValueOnEveryPage() {
        var all = new LinkedHashMap<String, List<ValueOnPage>>();
        var visitor = visitor();
        var nadia = signedIn(person(Role.COORDINATOR));
        var ids = ids();
        assertThat(ids).hasSizeGreaterThan(30);
        for (var page : List.of("/chiffres", "/chiffres?lang=fr&mots=a", "/chiffres/departement"))
            rows(all, page, visitor.get(page).body(), "");
        for (var id : ids)
            figure(all, "/chiffres/" + id, visitor.get("/chiffres/" + id).body());
        for (var page : List.of("/pass/chiffres", "/competences", "/competences/garanties", "/aidants", "/equite"))
            blocks(all, page, visitor.get(page).body());
        for (var page : List.of("/bureau/semaine", "/bureau/garanties", "/bureau/avis", "/bureau/argent"))
            blocks(all, page, nadia.get(page).body());
        assertThat(all).hasSizeGreaterThan(30);
        all.forEach((label, said) -> assertThat(
                        said.stream().map(ValueOnPage::value).distinct())
                .as(label + " " + said)
                .hasSize(1));
    }

    private static void rows(Map<String, List<ValueOnPage>> all, String page, String body, String period) {
        var table = body.substring(body.indexOf("<tbody"));
        ROW.matcher(table).results().forEach(row -> note(all, row.group(1), period, page, number(row.group(2))));
    }

    private static void figure(Map<String, List<ValueOnPage>> all, String page, String body) {
        var name = body.substring(body.indexOf("<h1>") + 4, body.indexOf("</h1>"));
        var value = body.substring(body.indexOf("figure-value\">") + 14);
        note(all, name, "", page, number(value.substring(0, value.indexOf("</span>"))));
    }

    private static void blocks(Map<String, List<ValueOnPage>> all, String page, String body) {
        BLOCK.matcher(body).results().forEach(one -> note(all, one.group(2), one.group(3), page, one.group(1)));
    }

    /// Without its unit: « 312 lieux ».
    private static String number(String html) {
        return words(html.replaceAll("<span[^>]*>[^<]*</span>", ""))
                .replaceAll("(?<=\\d)[^\\d,%]+$", "")
                .replaceAll("(\\d) (\\d)", "$1$2")
                .replace(" %", "%");
    }

    /// « Chèques du pass : 0 » stood beside « 350 euros utilisés ».
    @Test
    void theVouchersAndTheirMoneyAreOfTheSameDay() {
        var vouchers = visitor().get("/chiffres/cheques").body();
        var money = visitor().get("/chiffres/argent-des-cheques").body();
        assertThat(period(vouchers)).isNotEmpty().isEqualTo(period(money));
    }

    private static String period(String page) {
        var found = Pattern.compile("<p class=\"quiet\">(?:Situation|Sur|Up to|Over)([^<]*?)\\.")
                .matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /// « Aidants reconnus : 0 » stood beside one.
    @Test
    void whatHasNotBegunIsNotZero() {
        for (var id : Set.of("aidants-reconnus", "cheques", "argent-des-cheques")) {
            var page = visitor().get("/chiffres/" + id).body();
            assertThat(page).as(id).doesNotContain("figure-value\">0<");
        }
    }

    /// « Vues depuis six mois : 100 % » stood beside « vérifiée il y a 8 mois ».
    @Test
    void aSheetIsAsOldAsItsSourceSays() {
        var fresh = figures.latest("fiches-fraiches").orElseThrow();
        var known = sql.sql("""
                        select count(*) from places_place p where p.merged_into is null and p.gone_at is null and p.closed_at is null
                          and exists (select from places_change c where c.network = p.network and c.place = p.id
                                      and c.source is not null and c.fields ->> 'date_maj' < :old)
                          and not exists (select from places_change c where c.network = p.network and c.place = p.id
                                          and (c.source is null or c.fields ->> 'date_maj' >= :old))""")
                .param(
                        "old",
                        java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                                .minusDays(181)
                                .toString())
                .query(Long.class)
                .single();
        if (known > 0) assertThat(fresh).isLessThan(100);
    }

    /// There were four answers to « qui est trop loin ».
    @Test
    void theCommunesTooFarAreTheSameInFiguresPapersAndEquity() {
        var chiffres = communes(
                visitor().get("/api/v1/figures/kilometres-jusqu-a-un-lieu.csv").body());
        var equite = new LinkedHashMap<String, Double>();
        visitor().get("/equite/communes.csv").body().lines().skip(1).forEach(line -> {
            var cells = line.split(",");
            if (!cells[3].isEmpty()) equite.put(cells[0], Double.valueOf(cells[3]));
        });
        assertThat(chiffres).isNotEmpty().isEqualTo(equite);
        var far = equite.values().stream().filter(km -> km > 10).count();
        assertThat(far).isPositive();
        assertThat(words(visitor().get("/equite").body()))
                .contains(far + " communes sont à plus de 10 km à vol d’oiseau");
        assertThat(words(visitor().get("/chiffres").body())).contains(far + " communes sont à plus de 10 km");
        assertThat(text("/chiffres/departement.docx")).contains(far + " communes sur " + equite.size());
        assertThat(text("/chiffres/mois.docx")).contains(far + " communes sont à plus de 10 km");
    }

    /// Without roads a minute is unknown, and unknown is neither zero nor an estimate.
    @Test
    void withoutRoadsNoFigureInMinutesIsShown() {
        for (var id : List.of("habitants-loin", "minutes-jusqu-a-un-lieu"))
            assertThat(visitor().get("/chiffres/" + id).body()).as(id).contains("figure-value\">–<");
    }

    private static Map<String, Double> communes(String csv) {
        var ways = new LinkedHashMap<String, Double>();
        for (var line : csv.lines().skip(1).toList()) {
            var cells = line.split(",");
            if (cells.length > 5 && cells[2].equals("commune") && !cells[cells.length - 2].isEmpty())
                ways.put(cells[3], Double.valueOf(cells[cells.length - 2]));
        }
        return ways;
    }

    /// The files for programs give the number of the page: the last whole value, not another day or edition.
    @Test
    void eachFileGivesTheNumberOfItsPage() {
        var nadia = signedIn(person(Role.COORDINATOR));
        for (var id : ids()) {
            var page = shown(visitor().get("/chiffres/" + id).body());
            var csv = visitor().get("/api/v1/figures/" + id + ".csv").body();
            assertThat(last(csv)).as(id + ".csv").isEqualTo(page);
            var json = JsonMapper.shared()
                    .readTree(visitor().get("/api/v1/figures/" + id + ".json").body())
                    .get("values");
            var found = "–";
            for (var value : json)
                if (value.get("breakdown").asString().isEmpty())
                    found = value.get("hidden").asBoolean()
                            ? "s"
                            : value.get("value").isNull()
                                    ? "–"
                                    : rounded(value.get("value").asDouble());
            assertThat(found).as(id + ".json").isEqualTo(page);
            assertThat(shown(nadia.get("/chiffres/" + id).body()))
                    .as(id + ", for the coordination")
                    .isEqualTo(page);
        }
    }

    private List<String> ids() {
        return FIGURE.matcher(visitor().get("/api/v1/figures.json").body())
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private static String shown(String body) {
        var value = body.substring(body.indexOf("figure-value\">") + 14);
        var said = words(value.substring(0, value.indexOf("</span>")))
                .replaceAll("[ %]", "")
                .replace(',', '.');
        return said.matches("[\\d.]+") ? rounded(Double.parseDouble(said)) : said;
    }

    private static String last(String csv) {
        var found = "–";
        for (var line : csv.lines().skip(1).toList()) {
            var cells = line.split(",", -1);
            if (!cells[2].isEmpty()) continue;
            found = cells[6].equals("true") ? "s" : cells[5].isEmpty() ? "–" : rounded(Double.parseDouble(cells[5]));
        }
        return found;
    }

    private static String rounded(double value) {
        return String.valueOf(Math.round(10 * value) / 10.0);
    }

    /// The month, the two pages of the département, of a group and of a commune: each number of the four is that
    /// of the page of the area.
    @Test
    void thePapersOfOfficialsRepeatThePage() {
        var whole = visitor().get("/chiffres").body();
        for (var paper : List.of("/chiffres/mois.docx", "/chiffres/departement.docx")) {
            var values = keyFigures(paper);
            assertThat(values).as(paper).hasSize(4);
            values.forEach((name, value) ->
                    assertThat(figure(name)).as(paper + " " + name).isEqualTo(value));
        }
        var commune = "/chiffres/communes/17415";
        var group = Pattern.compile("href=\"(/chiffres/epci/\\d+)\"")
                .matcher(visitor().get(commune).body());
        assertThat(group.find()).isTrue();
        for (var area : List.of(commune, group.group(1))) {
            var rows = new LinkedHashMap<String, String>();
            var body = visitor().get(area).body();
            ROW.matcher(body.substring(body.indexOf("<tbody")))
                    .results()
                    .forEach(row -> rows.put(words(row.group(1)), words(row.group(2))));
            var values = keyFigures(area + ".docx");
            assertThat(values).as(area).isNotEmpty();
            values.forEach((name, value) -> assertThat(rows).as(area).containsEntry(name, value));
            for (var value : values.values())
                assertThat(pdf(area + ".pdf")).as(area).contains(value);
        }
        for (var poster : List.of("/chiffres/affiche.pdf", "/chiffres/mois.pdf"))
            for (var value : keyFigures("/chiffres/mois.docx").values())
                assertThat(pdf(poster)).as(poster).contains(value);
        assertThat(whole).contains("/chiffres/mois.docx");
    }

    private String figure(String name) {
        for (var id : ids()) {
            var body = visitor().get("/chiffres/" + id).body();
            if (!words(body.substring(body.indexOf("<h1>") + 4, body.indexOf("</h1>")))
                    .equals(name)) continue;
            var value = body.substring(body.indexOf("figure-value\">") + 14);
            return words(value.substring(0, value.indexOf("</span>")));
        }
        return "no figure « " + name + " »";
    }

    /// By name, without the change in a year.
    private Map<String, String> keyFigures(String docx) {
        var values = new LinkedHashMap<String, String>();
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(visitor().file(docx).body()))) {
            for (var cell : document.getTables().getFirst().getRow(0).getTableCells()) {
                var lines = cell.getParagraphs();
                values.put(
                        words(lines.get(1).getText()).replaceAll(", (comme il y a un an|[+−] .*)$", ""),
                        words(lines.get(0).getText()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return values;
    }

    private String text(String docx) {
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(visitor().file(docx).body()))) {
            var text = new StringBuilder();
            document.getParagraphs().forEach(one -> text.append(one.getText()).append('\n'));
            return words(text.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String pdf(String address) {
        return pdf(address, visitor());
    }

    /// The report to a funder, on screen and as a document.
    @Test
    void theReportToAFunderRepeatsThePageOfTheMoney() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var page = nadia.get("/bureau/argent").body();
        var reports = Pattern.compile("href=\"(/bureau/argent/[^\"]+)\\.docx\"")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .toList();
        assertThat(reports).isNotEmpty();
        for (var report : reports) {
            var before = page.substring(0, page.indexOf(report + ".pdf"));
            var part = before.substring(before.lastIndexOf("<h2"));
            var rows = new LinkedHashMap<String, String>();
            ROW.matcher(part).results().forEach(row -> rows.put(words(row.group(1)), words(row.group(2))));
            assertThat(rows).as(report).hasSizeGreaterThan(3);
            try (var document = new XWPFDocument(new ByteArrayInputStream(
                            nadia.file(report + ".docx").body()));
                    var pdf = Loader.loadPDF(nadia.file(report + ".pdf").body())) {
                var printed = words(new PDFTextStripper().getText(pdf));
                for (var cell : document.getTables().getFirst().getRow(0).getTableCells()) {
                    var label = words(cell.getParagraphs().get(1).getText());
                    var value = words(cell.getParagraphs().get(0).getText());
                    if (rows.containsKey(label)) assertThat(rows).as(report).containsEntry(label, value);
                    assertThat(printed).as(report).contains(value);
                }
                rows.values().forEach(value -> assertThat(printed).as(report).contains(value));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /// « Le moins : Royan » was the last of the fifteen bars that were drawn.
    @Test
    void noChartNamesTheLeastOfTheBarsThatItShows() {
        for (var id : ids())
            assertThat(words(visitor().get("/chiffres/" + id).body()))
                    .as(id)
                    .doesNotContain("Le moins", "le moins", "en dernier");
    }

    /// « 13 mois » stood beside sums of twelve months.
    @Test
    void aFigureCoversTwelveMonthsAndNoOther() {
        for (var id : ids()) {
            var page = visitor().get("/chiffres/" + id).body();
            assertThat(words(page)).as(id).doesNotContain("13 mois", "treize mois");
            var months = visitor().file("/chiffres/" + id + "?fichier=months.csv");
            if (months.statusCode() != 200 || !page.contains("id=\"months")) continue;
            var rows = new String(months.body(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .count();
            assertThat(rows).as(id).isEqualTo(12);
        }
    }

    /// « 350 euros utilisés » stood beside « Chèques du pass : 0 ».
    @Test
    void moneyThatWasUsedComesFromVouchersThatAreCounted() {
        var money = figures.latest("argent-des-cheques");
        if (money.filter(cents -> cents > 0).isPresent())
            assertThat(figures.latest("cheques"))
                    .hasValueSatisfying(many -> assertThat(many).isPositive());
    }

    @Test
    void aPresidentHasTheMonthOnOnePageInTwoClicks() throws Exception {
        var home = visitor().get("/chiffres").body();
        assertThat(home).contains("href=\"/chiffres/mois.pdf\"", "href=\"/chiffres/mois.docx\"");
        var pdf = visitor().file("/chiffres/mois.pdf").body();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(words(new PDFTextStripper().getText(document)))
                    .contains("accompagnements sur douze mois", "à plus de 10 km", "euros par personne aidée");
        }
        try (var poster = Loader.loadPDF(visitor().file("/chiffres/affiche.pdf").body())) {
            assertThat(poster.getNumberOfPages()).isEqualTo(1);
        }
        try (var document = new XWPFDocument(
                new ByteArrayInputStream(visitor().file("/chiffres/mois.docx").body()))) {
            var text = new StringBuilder();
            document.getParagraphs().forEach(one -> text.append(one.getText()).append('\n'));
            assertThat(words(text.toString())).contains("euros par personne aidée", "à plus de 10 km");
            assertThat(document.getAllPictures()).as("logo and map").hasSize(2);
            assertThat(document.getTables()).hasSize(1);
        }
    }

    @Test
    void theFourQuestionsAreAnsweredOnOnePageEachWithItsChart() {
        var page = visitor().get("/chiffres").body();
        assertThat(words(page))
                .contains("Les recherches trouvent-elles de l’aide ?", "recherches sur 100 ont une réponse")
                .contains("L’aide est-elle utile ?", "disent que leur problème est résolu", "à 95 chances sur 100")
                .contains("Où l’aide manque-t-elle ?", "à plus de 10 km", "pas encore les routes")
                .contains("Que coûte l’aide ?", "euros par personne aidée", "laisse de côté le temps des bénévoles");
        for (var id : List.of("trouver", "aider", "manquer", "couter")) {
            assertThat(page).contains("?fichier=" + id + ".png");
            assertThat(visitor().file("/chiffres?fichier=" + id + ".png").body())
                    .startsWith((byte) 0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void aCoordinatorCountsTheFiguresOnDemandAndNobodyElse() {
        Visitor nadia = signedIn(person(Role.COORDINATOR));
        var token = nadia.token("/chiffres");
        assertThat(nadia.post("/chiffres/recompter", Map.of("_csrf", token)).statusCode())
                .isEqualTo(303);
        assertThat(visitor().get("/chiffres").body()).doesNotContain("Compter ces chiffres maintenant");
        assertThat(signedIn(person(Role.HELPER))
                        .post("/chiffres/recompter", Map.of())
                        .statusCode())
                .isIn(403, 404, 422);
    }

    /// A plan said other minutes « avant » than the page of equity.
    @Test
    void aPlanAndThePostsStartFromTheKilometresOfEquity() {
        var equity = new LinkedHashMap<String, Double>();
        visitor().get("/equite/communes.csv").body().lines().skip(1).forEach(line -> {
            var cells = line.split(",");
            equity.put(cells[0], Double.valueOf(cells[3]));
        });
        var nadia = signedIn(person(Role.COORDINATOR));
        var plan = nadia.get("/bureau/implantation/plan.csv?ouvrir=2").body();
        assertThat(plan).contains("km_avant_a_vol_d_oiseau").doesNotContain("minutes");
        var before = new LinkedHashMap<String, Double>();
        plan.lines().skip(1).forEach(line -> {
            var cells = line.split(";");
            before.put(cells[0], Double.valueOf(cells[3].replace("\"", "").replace(',', '.')));
        });
        assertThat(before).isEqualTo(equity);
        var page = words(nadia.get("/bureau/implantation?ouvrir=2").body());
        var far = Pattern.compile("\\d+ communes sont à plus de .*?Elles comptent (.*?) habitants")
                .matcher(words(visitor().get("/equite").body()));
        assertThat(far.find()).isTrue();
        assertThat(page)
                .contains(
                        far.group(1) + " habitants avant",
                        "à vol d’oiseau",
                        "Il pourrait tenir une permanence dans cette commune")
                .doesNotContain("minutes en voiture", "de 20 minutes", "Trajet le plus long, en minutes");
        assertThat(pdf("/bureau/implantation/plan.pdf?ouvrir=2", nadia))
                .contains(far.group(1) + " habitants avant", "à vol d’oiseau")
                .doesNotContain("de 20 minutes");
        assertThat(words(nadia.get("/bureau/postes").body()))
                .contains("à plus de 10 km à vol d’oiseau", "Tous les autres postes restent en place")
                .doesNotContain("de 20 minutes");
    }

    /// A plan that opens three places showed Ré worse « Après ».
    @Test
    void aPlanThatOpensThreePlacesBringsNoCommuneFurtherFromHelp() {
        var nadia = signedIn(person(Role.COORDINATOR));
        for (var wish : List.of("ouvrir=3", "ouvrir=3&priorite=equite", "ouvrir=3&maximum=15", "ouvrir=3&avec=Loix")) {
            var closer = 0;
            for (var line : nadia.get("/bureau/implantation/plan.csv?" + wish)
                    .body()
                    .lines()
                    .skip(1)
                    .toList()) {
                var cells = line.replace("\"", "").split(";", -1);
                var before = Double.parseDouble(cells[3].replace(',', '.'));
                var after = Double.parseDouble(cells[4].replace(',', '.'));
                assertThat(after).as(wish + " " + line).isLessThanOrEqualTo(before);
                if (after < before) closer++;
            }
            assertThat(closer).as(wish).isPositive();
            assertThat(worseOnTheMap(nadia.get("/bureau/implantation?" + wish).body()))
                    .as(wish)
                    .isEmpty();
        }
    }

    /// The kept plans stand beside today, and today is that of the page of equity.
    @Test
    void keptPlansAreComparedWithEachOtherAndWithToday() {
        var nadia = signedIn(person(Role.COORDINATOR));
        for (var many : List.of("1", "3")) {
            var token = nadia.token("/bureau/implantation?ouvrir=" + many);
            var kept = nadia.post(
                    "/bureau/implantation", Map.of("ouvrir", many, "nom", "Plan de " + many, "_csrf", token));
            assertThat(kept.statusCode()).isEqualTo(303);
        }
        var page = nadia.get("/bureau/implantation").body();
        var rows = Pattern.compile("<tr[^>]*><th[^>]*>(.*?)</tr>", Pattern.DOTALL)
                .matcher(page.substring(page.indexOf("<tbody", page.indexOf("id=\"gardes\""))))
                .results()
                .map(one -> words(one.group(1).replace("</td>", " | ")))
                .toList();
        var far = Pattern.compile("\\d+ communes sont à plus de .*?Elles comptent (.*?) habitants")
                .matcher(words(visitor().get("/equite").body()));
        assertThat(far.find()).isTrue();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).contains("Aujourd’hui, sans rien ouvrir", "| " + far.group(1) + " |");
        var plans = rows.subList(1, 3);
        assertThat(plans).allMatch(row -> row.contains("de moins"));
        assertThat(plans).anyMatch(row -> row.contains("Plan de 1")).anyMatch(row -> row.contains("Plan de 3"));
        assertThat(plans.stream().map(SameFiguresOnAllPagesTest::left).toList())
                .as("the fewest inhabitants left too far first")
                .isSorted();
    }

    private static int left(String row) {
        return Integer.parseInt(row.split("\\|")[4].replaceAll("\\D", ""));
    }

    /// The communes whose shade is darker on the second map.
    private static List<String> worseOnTheMap(String page) {
        var before = steps(page.substring(page.indexOf("id=\"avant\""), page.indexOf("id=\"apres\"")));
        var after = steps(page.substring(page.indexOf("id=\"apres\"")));
        assertThat(before).hasSizeGreaterThan(400).hasSameSizeAs(after);
        return before.keySet().stream()
                .filter(commune -> before.get(commune) < after.get(commune))
                .toList();
    }

    private static Map<String, Integer> steps(String map) {
        var steps = new LinkedHashMap<String, Integer>();
        Pattern.compile("href=\"/equite/(\\d+)\"[^>]*><path [^>]*--step-(\\d)")
                .matcher(map)
                .results()
                .forEach(one -> steps.put(one.group(1), Integer.valueOf(one.group(2))));
        return steps;
    }

    /// The page of the figure says how sure it is, as the four questions do.
    @Test
    void theUncertaintyOfWhatPeopleSaidIsTheSameOnBothPages() {
        var doubt = Pattern.compile("personnes ont répondu\\. Le vrai chiffre est entre \\d+ et \\d+")
                .matcher(words(visitor().get("/chiffres").body()));
        assertThat(doubt.find()).isTrue();
        assertThat(words(visitor().get("/chiffres/aides-jugees").body())).contains(doubt.group());
        assertThat(words(visitor().get("/chiffres/accompagnements").body())).doesNotContain("Le vrai chiffre");
    }

    /// A promise in minutes is not measurable without roads: on no page and in no letter.
    @Test
    void withoutRoadsThePromiseInMinutesIsNotMeasurableAnywhere() {
        var nadia = signedIn(person(Role.COORDINATOR));
        for (var body : List.of(
                visitor().get("/competences/garanties").body(),
                nadia.get("/bureau/garanties").body()))
            assertThat(words(body))
                    .contains("Garantie non mesurable", "en ligne droite")
                    .doesNotContain("La garantie est tenue pour");
        assertThat(words(nadia.get("/bureau/mobiliser").body())).contains("à plus de 10 km à vol d’oiseau d’un aidant");
    }

    /// The yearly letter to a body repeats the page of the procedure.
    @Test
    void theLetterOfAProcedureRepeatsItsPage() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var between = Pattern.compile("[Ee]ntre ([\\d,]+) et ([\\d,]+) %");
        var pages = Pattern.compile("href=\"(/demarches/[a-z0-9-]+)\"")
                .matcher(visitor().get("/demarches").body())
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
        var written = 0;
        for (var path : pages) {
            var page = between.matcher(words(visitor().get(path).body()));
            if (!page.find()) continue;
            var mail = "organisme-" + ++written + "@exemple.fr";
            nadia.post(path + "/lettres", Map.of("courriel", mail, "_csrf", nadia.token(path)));
            var letters = posted(mail);
            if (letters.isEmpty()) continue;
            var letter = between.matcher(words(letters.getFirst().body()));
            assertThat(letter.find()).as(path).isTrue();
            assertThat(letter.group().toLowerCase(Locale.ROOT))
                    .as(path)
                    .isEqualTo(page.group().toLowerCase(Locale.ROOT));
        }
        assertThat(pages).isNotEmpty();
    }

    /// Two clicks at most, counted in a browser without scripts.
    @Test
    @Tag("browser")
    void aNewVisitorKnowsHowManyAreHelpedWhereHelpLacksAndItsCostInTwoClicksFromTheHomePage() {
        try (var screen = BrowserPage.withoutScripts("http://localhost:" + port, "/")) {
            var page = screen.page();
            var clicks = 0;
            page.locator("a[href='/chiffres']").first().click();
            clicks++;
            page.waitForURL("**/chiffres");
            var said = words(page.locator("main").innerText());
            assertThat(said)
                    .containsPattern("les structures qui ont répondu disent avoir aidé [\\d ]+ personnes")
                    .containsPattern("\\d+ communes sont à plus de 10 km")
                    .containsPattern("\\d+ euros par personne aidée");
            page.locator("a[href^='/equite/']").first().click();
            clicks++;
            page.waitForURL("**/equite/*");
            assertThat(words(page.locator("main").innerText())).contains("km à vol d’oiseau");
            assertThat(clicks).isLessThanOrEqualTo(2);
        }
    }

    private String pdf(String address, Visitor reader) {
        try (var document = Loader.loadPDF(reader.file(address).body())) {
            return words(new PDFTextStripper().getText(document));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
