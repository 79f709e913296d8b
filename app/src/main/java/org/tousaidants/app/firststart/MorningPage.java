package org.tousaidants.app.firststart;

import java.util.Map;
import org.tousaidants.core.territory.Departements;

/// The page of the first morning. The site is not started yet: the page is plain HTML without a script or a file.
final class MorningPage {
    private static final String HEAD = """
            <!doctype html><html lang="fr"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">%s<title>%s</title><style>
            :root{color-scheme:light dark;--ink:#1c2730;--paper:#fffdf8;--line:#8a8577;--act:#0a5a70;--on:#fffdf8;--wrong:#9c1f2b}
            @media (prefers-color-scheme:dark){:root{--ink:#eef2f0;--paper:#12191f;--line:#75828b;--act:#7fd0e4;--on:#0c1a20;--wrong:#ff9aa0}}
            body{margin:0 auto;max-width:38rem;padding:2rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
            h1{line-height:1.2}h2{margin:2rem 0 .5rem;font-size:1.2rem}label,legend{font-weight:700}
            .field{margin:0 0 1.25rem}.hint{margin:0;font-size:.95rem}.wrong{margin:0;color:var(--wrong);font-weight:700}
            input:not([type=radio]),select{box-sizing:border-box;width:100%%;min-height:3rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:2px solid var(--line);border-radius:6px}
            option{background:var(--paper);color:var(--ink)}
            fieldset{border:0;margin:0;padding:0}.choice{display:flex;gap:.6rem;padding:.5rem 0;font-weight:400}
            .choice input{width:1.4rem;height:1.4rem;flex:none}
            button{min-height:3rem;padding:.5rem 1.5rem;font:inherit;font-weight:700;color:var(--on);background:var(--act);border:0;border-radius:6px}
            :focus-visible{outline:3px solid #ffb000;outline-offset:3px}
            </style></head><body>
            """;

    private MorningPage() {}

    static String closed() {
        return head("", "Page fermée")
                + "<h1>Page fermée</h1><p>Ce site n’est pas encore prêt. Son adresse complète s’affiche à l’endroit où on l’a démarré.</p></body></html>";
    }

    static String starting() {
        return head("<meta http-equiv=\"refresh\" content=\"15; url=/connexion\">", "Le site démarre")
                + "<h1>Le site démarre</h1><p>Attendez quelques secondes : la page de connexion s’ouvre seule.</p>"
                + "<p>Sans serveur de courriel, votre premier lien s’affiche là où vous avez démarré le site.</p>"
                + "<p><a href=\"/connexion\">Ouvrir la connexion</a></p></body></html>";
    }

    static String form(String code, Map<String, String> typed, Map<String, String> mistakes) {
        var page = new StringBuilder(head("", (mistakes.isEmpty() ? "" : "Erreur : ") + "Préparer votre site"));
        page.append(
                "<main><h1>Préparer votre site</h1><p>Huit réponses suffisent. Vous changerez tout plus tard, à l’écran.</p>");
        if (!mistakes.isEmpty())
            page.append(
                    "<p class=\"wrong\" role=\"alert\">Des réponses sont à corriger : elles sont signalées plus bas.</p>");
        page.append("<form method=\"post\" action=\"/\" novalidate><input type=\"hidden\" name=\"code\" value=\"")
                .append(escaped(code))
                .append("\">");
        page.append("<h2>Votre territoire</h2>");
        field(
                page,
                "nom",
                "Nom du territoire",
                "Par exemple Haute-Vienne, ou le nom de votre agglomération.",
                "off",
                typed,
                mistakes);
        departement(page, typed, mistakes);
        field(
                page,
                "site",
                "Nom du site (facultatif)",
                "Sans nom, le site s’appelle Aide numérique.",
                "off",
                typed,
                mistakes);
        page.append("<h2>Le contact des habitants</h2>");
        field(page, "telephone", "Téléphone (facultatif)", "Il s’affiche sur chaque page.", "tel", typed, mistakes);
        field(page, "courriel", "Courriel (facultatif)", "Il s’affiche avec le téléphone.", "email", typed, mistakes);
        page.append("<h2>Le premier compte</h2>");
        field(
                page,
                "personne",
                "Vos prénom et nom",
                "Vous coordonnez le réseau, seul pour l’instant.",
                "name",
                typed,
                mistakes);
        field(page, "compte", "Votre courriel", "Votre lien de connexion y arrive.", "email", typed, mistakes);
        presets(page, typed, mistakes);
        return page.append("<button type=\"submit\">Ouvrir le site</button></form></main></body></html>")
                .toString();
    }

    private static void presets(StringBuilder page, Map<String, String> typed, Map<String, String> mistakes) {
        page.append("<h2>Par quoi commencer</h2><fieldset class=\"field\"><legend>Ce que le réseau utilise</legend>");
        wrong(page, "choix", mistakes);
        choice(page, "annuaire", "Annuaire : les lieux, la recherche d’aide, la feuille à emporter", typed);
        choice(page, "reseau", "Réseau : l’annuaire, les orientations et le label", typed);
        choice(page, "pass", "Pass : le réseau et le pass numérique", typed);
        choice(page, "tout", "Tout : tous les modules", typed);
        page.append("</fieldset>");
    }

    private static void choice(StringBuilder page, String value, String words, Map<String, String> typed) {
        page.append("<label class=\"choice\"><input type=\"radio\" name=\"choix\" value=\"")
                .append(value)
                .append('"')
                .append(typed.getOrDefault("choix", "annuaire").equals(value) ? " checked" : "")
                .append('>')
                .append(words)
                .append("</label>");
    }

    private static void departement(StringBuilder page, Map<String, String> typed, Map<String, String> mistakes) {
        page.append("<div class=\"field\"><label for=\"departement\">Département</label>");
        wrong(page, "departement", mistakes);
        page.append("<select id=\"departement\" name=\"departement\"><option value=\"\">Choisissez</option>");
        Departements.all()
                .forEach((code, name) -> page.append("<option value=\"")
                        .append(code)
                        .append('"')
                        .append(code.equals(typed.get("departement")) ? " selected" : "")
                        .append('>')
                        .append(escaped(name))
                        .append(" (")
                        .append(code)
                        .append(")</option>"));
        page.append("</select></div>");
    }

    private static void field(
            StringBuilder page,
            String name,
            String label,
            String hint,
            String autocomplete,
            Map<String, String> typed,
            Map<String, String> mistakes) {
        page.append("<div class=\"field\"><label for=\"")
                .append(name)
                .append("\">")
                .append(label)
                .append("</label><p class=\"hint\" id=\"")
                .append(name)
                .append("-aide\">")
                .append(hint)
                .append("</p>");
        wrong(page, name, mistakes);
        page.append("<input id=\"")
                .append(name)
                .append("\" name=\"")
                .append(name)
                .append("\" autocomplete=\"")
                .append(autocomplete)
                .append("\" aria-describedby=\"")
                .append(name)
                .append("-aide")
                .append(mistakes.containsKey(name) ? " " + name + "-erreur\" aria-invalid=\"true" : "")
                .append("\" value=\"")
                .append(escaped(typed.getOrDefault(name, "")))
                .append("\"></div>");
    }

    private static void wrong(StringBuilder page, String name, Map<String, String> mistakes) {
        if (mistakes.containsKey(name))
            page.append("<p class=\"wrong\" id=\"")
                    .append(name)
                    .append("-erreur\">")
                    .append(mistakes.get(name))
                    .append("</p>");
    }

    private static String head(String more, String title) {
        return HEAD.formatted(more, title);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
