package org.tousaidants.app.firststart;

import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.Departements;
import org.tousaidants.platform.modules.ModulePreset;
import org.tousaidants.platform.web.Messages;

/// The page of the installation form. Because the site is not started yet, the page is plain HTML without scripts or
/// other files.
final class FirstInstallationPage {

    private static final String HEAD = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">%s<title>%s</title><style>
            :root{color-scheme:light dark;--ink:#1c2730;--paper:#fffdf8;--line:#8a8577;--act:#0a5a70;--on:#fffdf8;--wrong:#9c1f2b}
            @media (prefers-color-scheme:dark){:root{--ink:#eef2f0;--paper:#12191f;--line:#75828b;--act:#7fd0e4;--on:#0c1a20;--wrong:#ff9aa0}}
            body{margin:0 auto;max-width:38rem;padding:2rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
            a{color:var(--act)}h1{line-height:1.2}h2{margin:2rem 0 .5rem;font-size:1.2rem}label,legend{font-weight:700}
            .field{margin:0 0 1.25rem}.hint{margin:0;font-size:.95rem}.wrong{margin:0;color:var(--wrong);font-weight:700}
            input:not([type=radio]),select{box-sizing:border-box;width:100%%;min-height:3rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:2px solid var(--line);border-radius:6px}
            option{background:var(--paper);color:var(--ink)}
            fieldset{border:0;margin:0;padding:0}legend{padding:0}.choice{display:flex;gap:.6rem;padding:.5rem 0;font-weight:400}
            .choice input{width:1.4rem;height:1.4rem;flex:none}
            button{min-height:3rem;padding:.5rem 1.5rem;font:inherit;font-weight:700;color:var(--on);background:var(--act);border:0;border-radius:6px}
            :focus-visible{outline:3px solid #ffb000;outline-offset:3px}
            </style></head><body>
            """;

    private final Messages words;
    private final String lang;

    FirstInstallationPage(Messages words) {
        this.words = words;
        this.lang = words.locale().getLanguage();
    }

    String closed() {
        return page("", t("morning.closed"), "<p>" + t("morning.closed.words") + "</p>");
    }

    String starting(String name) {
        return page(
                "<meta http-equiv=\"refresh\" content=\"15; url=/connexion\">",
                t("morning.starting"),
                KnownTerritories.of(name)
                                .map(perimeter -> perimeter(name, perimeter))
                                .orElse("")
                        + "<p>" + t("morning.starting.words") + "</p><p>" + t("morning.starting.link")
                        + "</p><p><a href=\"/connexion\">" + t("morning.starting.open") + "</a></p>");
    }

    private String perimeter(String name, KnownTerritories.TerritoryPerimeter known) {
        return "<p>"
                + t("morning.perimeter", name, known.communes(), known.inhabitants())
                + (known.elsewhere() > 0
                        ? " "
                                + t(
                                        "morning.perimeter.elsewhere",
                                        known.elsewhere(),
                                        Departements.name(known.departement()).orElse(""))
                        : "")
                + "</p>";
    }

    String form(String code, Map<String, String> typed, Map<String, String> mistakes) {
        var other = lang.equals("fr") ? "en" : "fr";
        return page(
                "",
                t("morning.title"),
                (mistakes.isEmpty()
                                ? "<p>" + t("morning.lead") + "</p>"
                                        + "<p><a href=\"/?code=%s&amp;lang=%s\" lang=\"%s\" hreflang=\"%s\">%s</a></p>"
                                                .formatted(escaped(code), other, other, other, t("morning.other"))
                                : "<p class=\"wrong\" role=\"alert\">" + t("morning.wrong") + "</p>")
                        + "<form method=\"post\" action=\"/\" novalidate>"
                        + hidden("code", code)
                        + hidden("lang", lang)
                        + section("territory")
                        + field("nom", "name", "off", typed, mistakes)
                                .replace("<input id=\"nom\"", "<input id=\"nom\" list=\"territoires\"")
                        + suggestions()
                        + departement(typed, mistakes)
                        + field("site", "site", "off", typed, mistakes)
                        + section("contact")
                        + field("telephone", "phone", "tel", typed, mistakes)
                        + field("courriel", "mail", "email", typed, mistakes)
                        + section("account")
                        + field("personne", "person", "name", typed, mistakes)
                        + field("compte", "login", "email", typed, mistakes)
                        + presets(typed, mistakes)
                        + "<button type=\"submit\">" + t("morning.send") + "</button></form>");
    }

    private String t(String key, Object... args) {
        return escaped(words.t(key, args));
    }

    private String section(String name) {
        return "<h2>" + t("morning." + name) + "</h2>";
    }

    /// Returns the suggestions as HTML; the browser shows those that match the typed letters, without a script.
    private static String suggestions() {
        var options = new StringBuilder("<datalist id=\"territoires\">");
        for (var name : KnownTerritories.suggested())
            options.append("<option value=\"").append(escaped(name)).append("\">");
        return options.append("</datalist>").toString();
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escaped(value));
    }

    private String presets(Map<String, String> typed, Map<String, String> mistakes) {
        var chosen = typed.getOrDefault("choix", "annuaire");
        return section("begin") + "<fieldset class=\"field\"><legend>" + t("morning.uses") + "</legend>"
                + wrong("choix", typed, mistakes)
                + ModulePreset.shipped().stream()
                        .map(preset ->
                                "<label class=\"choice\"><input type=\"radio\" name=\"choix\" value=\"%s\"%s><span><b>%s</b><br>%s</span></label>"
                                        .formatted(
                                                preset.name(),
                                                chosen.equals(preset.name()) ? " checked" : "",
                                                t("modules.preset." + preset.name()),
                                                t("modules.preset." + preset.name() + ".hint")))
                        .collect(Collectors.joining())
                + "</fieldset>";
    }

    private String departement(Map<String, String> typed, Map<String, String> mistakes) {
        return "<div class=\"field\"><label for=\"departement\">" + t("morning.departement") + "</label>"
                + "<p class=\"hint\" id=\"departement-aide\">" + t("morning.departement.hint") + "</p>"
                + wrong("departement", typed, mistakes)
                + "<select id=\"departement\" name=\"departement\"%s><option value=\"\">%s</option>"
                        .formatted(described("departement-aide", "departement", mistakes), t("morning.choose"))
                + Departements.all().entrySet().stream()
                        .map(one -> "<option value=\"%s\"%s>%s (%s)</option>"
                                .formatted(
                                        one.getKey(),
                                        one.getKey().equals(typed.get("departement")) ? " selected" : "",
                                        escaped(one.getValue()),
                                        one.getKey()))
                        .collect(Collectors.joining())
                + "</select></div>";
    }

    private String field(
            String name, String key, String autocomplete, Map<String, String> typed, Map<String, String> mistakes) {
        return "<div class=\"field\"><label for=\"%s\">%s</label><p class=\"hint\" id=\"%s-aide\">%s</p>%s"
                        .formatted(
                                name,
                                t("morning.field." + key),
                                name,
                                t("morning.field." + key + ".hint"),
                                wrong(name, typed, mistakes))
                + "<input id=\"%s\" name=\"%s\" autocomplete=\"%s\"%s value=\"%s\"></div>"
                        .formatted(
                                name,
                                name,
                                autocomplete,
                                described(name + "-aide", name, mistakes),
                                escaped(typed.getOrDefault(name, "")));
    }

    private static String described(String hint, String name, Map<String, String> mistakes) {
        var wrong = mistakes.containsKey(name);
        var by = (hint + (wrong ? " " + name + "-erreur" : "")).strip();
        return (by.isEmpty() ? "" : " aria-describedby=\"" + by + "\"") + (wrong ? " aria-invalid=\"true\"" : "");
    }

    private String wrong(String name, Map<String, String> typed, Map<String, String> mistakes) {
        return mistakes.containsKey(name)
                ? "<p class=\"wrong\" id=\"" + name + "-erreur\">"
                        + t(mistakes.getOrDefault(name, ""), KnownTerritories.inRegion(typed.getOrDefault("nom", "")))
                        + "</p>"
                : "";
    }

    private String page(String more, String title, String content) {
        return HEAD.formatted(lang, more, title) + "<main><h1>" + title + "</h1>" + content + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
