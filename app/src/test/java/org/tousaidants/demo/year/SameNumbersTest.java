package org.tousaidants.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.observatory.figures.Figures;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The demonstration walked as an official would: two pages never say two things of one figure.
@TestPropertySource(properties = "ta.demo.year=true")
class SameNumbersTest extends RunningSite {
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

    private record Said(String page, String value) {}

    private static void note(Map<String, List<Said>> all, String label, String period, String page, String value) {
        all.computeIfAbsent(words(label) + " | " + words(period), _ -> new ArrayList<>())
                .add(new Said(page, words(value)));
    }

    @Test
    void equalLabelAndPeriodMeanEqualValueOnEveryPage() {
        var all = new LinkedHashMap<String, List<Said>>();
        var visitor = visitor();
        var nadia = signedIn(person(Role.COORDINATOR));
        var ids = FIGURE.matcher(visitor.get("/api/v1/figures.json").body())
                .results()
                .map(one -> one.group(1))
                .toList();
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
        all.forEach((label, said) -> assertThat(said.stream().map(Said::value).distinct())
                .as(label + " " + said)
                .hasSize(1));
    }

    private static void rows(Map<String, List<Said>> all, String page, String body, String period) {
        var table = body.substring(body.indexOf("<tbody"));
        ROW.matcher(table).results().forEach(row -> note(all, row.group(1), period, page, number(row.group(2))));
    }

    private static void figure(Map<String, List<Said>> all, String page, String body) {
        var name = body.substring(body.indexOf("<h1>") + 4, body.indexOf("</h1>"));
        var value = body.substring(body.indexOf("figure-value\">") + 14);
        note(all, name, "", page, number(value.substring(0, value.indexOf("</span>"))));
    }

    private static void blocks(Map<String, List<Said>> all, String page, String body) {
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
        assertThat(period(vouchers)).isEqualTo(period(money));
    }

    private static String period(String page) {
        var found = Pattern.compile("<p class=\"quiet\">(?:Jusqu|Sur|Until|Over)([^<]*?)\\.")
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
    void theCommunesTooFarAreTheSameInFiguresAndEquity() {
        var chiffres = communes(
                visitor().get("/api/v1/figures/minutes-jusqu-a-un-lieu.csv").body());
        var equite = new TreeSet<String>();
        var file = visitor().get("/equite/communes.csv").body();
        for (var line : file.lines().skip(1).toList()) {
            var cells = line.split("[,;]");
            for (var cell : cells)
                if (cell.matches("\\d{5}")) {
                    equite.add(cell);
                    break;
                }
        }
        assertThat(equite).containsAll(chiffres.keySet());
    }

    private static Map<String, Double> communes(String csv) {
        var minutes = new LinkedHashMap<String, Double>();
        for (var line : csv.lines().skip(1).toList()) {
            var cells = line.split(",");
            if (cells.length > 5 && cells[2].equals("commune") && !cells[5].isEmpty())
                minutes.put(cells[3], Double.valueOf(cells[5]));
        }
        return minutes;
    }

    @Test
    void aPresidentHasTheMonthOnOnePageInTwoClicks() throws Exception {
        var home = visitor().get("/chiffres").body();
        assertThat(home).contains("href=\"/chiffres/mois.pdf\"", "href=\"/chiffres/mois.docx\"");
        var pdf = visitor().file("/chiffres/mois.pdf").body();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(words(new PDFTextStripper().getText(document)))
                    .contains("accompagnements sur douze mois", "à plus de 20 minutes", "euros par personne aidée");
        }
        try (var poster = Loader.loadPDF(visitor().file("/chiffres/affiche.pdf").body())) {
            assertThat(poster.getNumberOfPages()).isEqualTo(1);
        }
        try (var document = new org.apache.poi.xwpf.usermodel.XWPFDocument(new java.io.ByteArrayInputStream(
                visitor().file("/chiffres/mois.docx").body()))) {
            var text = new StringBuilder();
            document.getParagraphs().forEach(one -> text.append(one.getText()).append('\n'));
            assertThat(words(text.toString())).contains("euros par personne aidée", "à plus de 20 minutes");
            assertThat(document.getAllPictures()).as("logo and map").hasSize(2);
            assertThat(document.getTables()).hasSize(1);
        }
    }

    @Test
    void theFourQuestionsAreAnsweredOnOnePageEachWithItsChart() {
        var page = visitor().get("/chiffres").body();
        assertThat(words(page))
                .contains("Trouve-t-on de l’aide ?", "recherches sur 100 ont une réponse")
                .contains("L’aide sert-elle ?", "disent que leur problème est résolu", "à 95 chances sur 100")
                .contains("Où l’aide manque-t-elle ?", "à plus de 20 minutes")
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
        assertThat(visitor().get("/chiffres").body()).doesNotContain("Compter maintenant");
        assertThat(signedIn(person(Role.HELPER))
                        .post("/chiffres/recompter", Map.of())
                        .statusCode())
                .isIn(403, 404, 422);
    }
}
