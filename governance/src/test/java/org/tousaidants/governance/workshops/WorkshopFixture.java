package org.tousaidants.governance.workshops;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.platform.web.Visitor;

/// A workshop with its coordinator and phones, over HTTP.
public final class WorkshopFixture {
    private static final Pattern CODE = Pattern.compile("/atelier/([2-9a-z]{6})/mur");
    private static final Pattern DAY = Pattern.compile("name=\"jour\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("name=\"q(\\d+)\"");

    private static final List<String> COMPETENCES = List.of(
            "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1",
            "5.2");

    public final Visitor coordinator;
    public final String id;
    public final String code;

    private WorkshopFixture(Visitor coordinator, String id, String code) {
        this.coordinator = coordinator;
        this.id = id;
        this.code = code;
    }

    /// Opens a small workshop: one competence, one profile, the commitments on data.
    public static WorkshopFixture opened(Visitor coordinator, String title, int seats) {
        return opened(coordinator, form(coordinator, title, seats), "");
    }

    /// Opens a large workshop: two profiles, all competences, the commitments on dignity and on data.
    public static WorkshopFixture large(Visitor coordinator, String title, int seats) {
        var form = form(coordinator, title, seats);
        form.remove("profils");
        form.remove("competences");
        var more = new StringBuilder("&profils=benevole&profils=accueil&chapitres=A");
        for (var competence : COMPETENCES) more.append("&competences=").append(competence);
        return opened(coordinator, form, more.toString());
    }

    private static WorkshopFixture opened(Visitor coordinator, Map<String, String> form, String more) {
        var body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = coordinator.post(
                "/bureau/ateliers",
                "application/x-www-form-urlencoded",
                (body + more).getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        var desk = answer.headers().firstValue("Location").orElseThrow();
        var code = CODE.matcher(coordinator.get(desk).body());
        if (!code.find()) throw new AssertionError("no code");
        return new WorkshopFixture(coordinator, desk.substring(desk.lastIndexOf('/') + 1), code.group(1));
    }

    static Map<String, String> form(Visitor coordinator, String title, int seats) {
        var page = coordinator.get("/bureau/ateliers/nouveau").body();
        // The date is read from the page, because other tests may have moved the clock.
        var day = DAY.matcher(page);
        if (!day.find()) throw new AssertionError("no day in: " + page);
        var form = new LinkedHashMap<String, String>();
        form.put("id", UUID.randomUUID().toString());
        form.put("titre", title);
        form.put("jour", day.group(1));
        form.put("_csrf", Visitor.tokenIn(page));
        form.put("places", Integer.toString(seats));
        form.put("ecart", "1");
        form.put("part", "66");
        form.put("profils", "benevole");
        form.put("competences", "4.2");
        form.put("chapitres", "D");
        return form;
    }

    public String desk() {
        return "/bureau/ateliers/" + id;
    }

    public String home() {
        return "/atelier/" + code;
    }

    /// Joins with a new phone.
    public Visitor joined(int port) {
        var phone = new Visitor(port);
        var answer = phone.post(home(), Map.of("_csrf", phone.token(home())));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return phone;
    }

    /// The text of a page with no-break spaces as spaces.
    static String read(Visitor visitor, String path) {
        return visitor.get(path).body().replace('\u00a0', ' ');
    }

    List<String> questions(Visitor phone, String kind) {
        return questions(phone, "benevole", kind);
    }

    List<String> questions(Visitor phone, String profile, String kind) {
        var numbers = new ArrayList<String>();
        var found =
                NUMBER.matcher(phone.get(home() + "/" + profile + "/" + kind).body());
        while (found.find()) if (!numbers.contains("q" + found.group(1))) numbers.add("q" + found.group(1));
        return numbers;
    }

    /// Sends the plain form with the same answer to all questions of a kind.
    public int answer(Visitor phone, String kind, int round, int answer) {
        var form = new LinkedHashMap<String, String>();
        questions(phone, kind).forEach(question -> form.put(question, Integer.toString(answer)));
        form.put("tour", Integer.toString(round));
        form.put("_csrf", phone.token(home() + "/benevole/" + kind));
        return phone.post(home() + "/benevole/" + kind, form).statusCode();
    }

    /// Sends the plain form with one answer per question.
    public void answer(Visitor phone, String profile, String kind, int round, IntUnaryOperator thinks) {
        var page = phone.get(home() + "/" + profile + "/" + kind).body();
        var form = new LinkedHashMap<String, String>();
        var found = NUMBER.matcher(page);
        while (found.find()) {
            var answer = thinks.applyAsInt(Integer.parseInt(found.group(1)));
            form.putIfAbsent("q" + found.group(1), Integer.toString(answer));
        }
        form.put("tour", Integer.toString(round));
        form.put("_csrf", Visitor.tokenIn(page));
        var answer = phone.post(home() + "/" + profile + "/" + kind, form);
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    /// Sends one answer as the script of the page does.
    int keep(Visitor phone, String question, int round, int answer, long sending) {
        return phone.post(
                        home() + "/envois",
                        Map.of(
                                "_csrf",
                                phone.token(home() + "/benevole/niveaux"),
                                "tour",
                                Integer.toString(round),
                                "envoi",
                                Long.toString(sending),
                                question,
                                Integer.toString(answer)))
                .statusCode();
    }

    public void press(String act, Map<String, String> more) {
        var form = new LinkedHashMap<>(more);
        form.put("_csrf", coordinator.token(desk()));
        var answer = coordinator.post(desk() + "/" + act, form);
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
}
