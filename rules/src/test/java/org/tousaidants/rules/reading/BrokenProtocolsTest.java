package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tousaidants.Modules;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.RuleTextMessages;

/// Reads protocols with typical mistakes: each is refused with its file, line and correction, in French and in
/// English.
class BrokenProtocolsTest {
    private static final ChangedProtocol BASE = ChangedProtocol.of("base");
    private static final ChangedProtocol HERE = ChangedProtocol.of("charente-maritime");
    private static final String RULE = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";

    /// @param at expected file and line of the mistake; empty if any line of the file is accepted
    private record Broken(String what, ChangedProtocol draft, String at, String french, String english) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Broken edit(
            String what,
            ChangedProtocol of,
            String file,
            String written,
            String instead,
            String french,
            String english) {
        var draft = of.with(file, written, instead);
        var mark = instead.isEmpty() ? "" : instead.lines().findFirst().orElse("");
        return new Broken(
                what, draft, mark.isBlank() ? file + ":" : file + ":" + draft.line(file, mark), french, english);
    }

    /// A case whose mistake is reported in the same file, but on another line than the change.
    private static Broken near(
            String what,
            ChangedProtocol of,
            String file,
            String written,
            String instead,
            String french,
            String english) {
        return new Broken(what, of.with(file, written, instead), file + ":", french, english);
    }

    private static Broken whole(
            String what, ChangedProtocol of, String file, String text, int line, String fr, String en) {
        return new Broken(what, of.whole(file, text), file + ":" + line, fr, en);
    }

    static Stream<Broken> broken() {
        return Stream.of(
                edit(
                        "a tab",
                        BASE,
                        RuleFileSchemas.CHARTER,
                        "    groupe: A",
                        "\tgroupe: A",
                        "une tabulation",
                        "a tab is used"),
                edit(
                        "an anchor",
                        BASE,
                        RuleFileSchemas.CHARTER,
                        "groupe: A",
                        "groupe: &a A",
                        "une ancre « & »",
                        "an anchor “&”"),
                whole("an alias", BASE, RuleFileSchemas.INDICATORS, "a: *b\n", 1, "un renvoi « * »", "a reference “*”"),
                whole("a merge key", BASE, RuleFileSchemas.INDICATORS, "<<: *b\n", 1, "un renvoi", "a reference"),
                whole(
                        "a tag",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "a: !!java.net.URL x\n",
                        1,
                        "une étiquette « ! »",
                        "a tag “!”"),
                whole(
                        "two documents",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "a: 1\n---\nb: 2\n",
                        3,
                        "un second document",
                        "a second"),
                whole(
                        "a list as a key",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "? [a]\n: b\n",
                        1,
                        "sert de nom",
                        "is used as a name"),
                whole(
                        "a key twice",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "a: 1\na: 2\n",
                        2,
                        "écrit deux fois",
                        "written twice"),
                whole(
                        "nothing",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "# rien\n",
                        1,
                        "le fichier est vide",
                        "the file is empty"),
                whole("not YAML", BASE, RuleFileSchemas.INDICATORS, "a: \"b\n", 2, "s’interrompt", "stops here"),
                whole("deep", BASE, RuleFileSchemas.INDICATORS, "a: " + "[".repeat(20), 1, "emboîtés", "nested levels"),
                whole(
                        "many",
                        BASE,
                        RuleFileSchemas.INDICATORS,
                        "- x\n".repeat(60_000),
                        50_000,
                        "trop d’éléments",
                        "too many"),
                whole("big", BASE, RuleFileSchemas.INDICATORS, "x".repeat(1_500_000), 1, "trop gros", "too large"),
                new Broken(
                        "a file missing",
                        BASE.without(RuleFileSchemas.SKILLS),
                        "competences.yaml:1",
                        "manque",
                        "is missing"),
                edit(
                        "an unknown key",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "licence:",
                        "license:",
                        "n’existe pas",
                        "does not exist"),
                edit(
                        "a key missing",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0\n",
                        "",
                        "« licence » manque",
                        "“licence” is missing"),
                edit(
                        "a level as words",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: cinq",
                        "nombre entier",
                        "whole number"),
                edit(
                        "a level quoted",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: \"5\"",
                        "sans guillemets",
                        "without quotation"),
                edit(
                        "a level too high",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: 9",
                        "Écrivez un nombre de 0 à 8",
                        "a number from 0 to 8"),
                edit(
                        "an unknown competence",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "  \"4.3\": {",
                        "  \"6.1\": {",
                        "compétence : nom inconnu, « 6.1 »",
                        "unknown skill: “6.1”"),
                edit(
                        "an unknown profile",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateurr: 5",
                        "Écrivez « mediateur »",
                        "Write “mediateur”"),
                edit(
                        "a competence as a number",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "- id: \"1.1\"",
                        "- id: 1.1",
                        "guillemets",
                        "quotation marks"),
                edit(
                        "no such day",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "2026-11-24",
                        "2026-02-30",
                        "pas un jour du calendrier",
                        "not a day of the calendar"),
                edit(
                        "a day in words",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "2026-11-24",
                        "24 novembre",
                        "doit contenir une date",
                        "expects a date"),
                edit(
                        "yes in English",
                        BASE,
                        RuleFileSchemas.INTERVIEW,
                        "autres-structures: oui",
                        "autres-structures: true",
                        "Écrivez l’un de : oui, non",
                        "Write one of these: oui, non"),
                edit(
                        "a text that is null",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0",
                        "licence: ~",
                        "n’en est pas un",
                        "is read as something else"),
                edit(
                        "an empty text",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0",
                        "licence: \"\"",
                        "« licence » est vide",
                        "“licence” is empty"),
                edit(
                        "a list for a text",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "nature: charte",
                        "nature: [charte]",
                        "doit contenir un mot",
                        "expects a word"),
                edit(
                        "a word for a list",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "rappels-jours: [90, 30, 7]",
                        "rappels-jours: 90",
                        "doit contenir une liste",
                        "expects a list"),
                near(
                        "an id twice",
                        BASE,
                        RuleFileSchemas.CHARTER,
                        "- id: CH-02",
                        "- id: CH-01",
                        "nomme déjà un autre",
                        "is already the name of another element"),
                edit(
                        "adopted by nobody",
                        BASE,
                        RuleFileSchemas.IDENTITY,
                        "statut: proposition",
                        "statut: adopte",
                        "ne dit pas par qui",
                        "who adopted them"),
                near(
                        "a circle",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "    profils: [tous]\n    que-faire: Lisez",
                        "    profils: [tous]\n    apres: [entretien]\n    que-faire: Lisez",
                        "demande l’autre d’abord",
                        "depend on one another"),
                near(
                        "a contradiction",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "apres: [charte]",
                        "apres: [competences-declarees]",
                        "ne concerne pas ce profil",
                        "does not concern it"),
                near(
                        "a grace without end",
                        BASE,
                        RuleFileSchemas.PLACES,
                        "validite-mois: 24",
                        "validite-mois: 1",
                        "délai de grâce",
                        "days of grace"),
                edit(
                        "CEL that cannot be read",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois >= ",
                        "est illisible à partir du caractère",
                        "cannot read the expression after character"),
                edit(
                        "CEL with an unknown fact",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        RULE,
                        "actes_12_moi >= 20",
                        "pas un fait déclaré. Écrivez « actes_12_mois »",
                        "not a declared fact. Write “actes_12_mois”"),
                edit(
                        "CEL that is a number",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois + 2",
                        "pas par oui ou non",
                        "must be yes or no"),
                edit(
                        "CEL of two kinds",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois >= 'vingt'",
                        "natures différentes",
                        "different kinds"),
                edit(
                        "CEL without end",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        RULE,
                        "true || ".repeat(200) + "true",
                        "trop longue",
                        "too long"),
                edit("CEL that runs code", BASE, RuleFileSchemas.HELPERS, RULE, "java.lang.System.exit(0)", "", ""),
                edit(
                        "a percentage as a level",
                        BASE,
                        RuleFileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: 80",
                        "de 0 à 8",
                        "from 0 to 8"),
                edit(
                        "a fact of another kind",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "    au-moins: 14\n",
                        "",
                        "le minimum manque",
                        "how many are needed"),
                edit(
                        "an example of nobody",
                        BASE,
                        RuleFileSchemas.HELPERS,
                        "profil: benevole",
                        "profil: benevol",
                        "profil : nom inconnu",
                        "unknown profile"),
                edit(
                        "a base that is not there",
                        HERE,
                        RuleFileSchemas.IDENTITY,
                        "  id: base",
                        "  id: perdu",
                        "introuvable",
                        "cannot be found"),
                edit(
                        "a level below the base",
                        HERE,
                        RuleFileSchemas.SKILLS,
                        "{accueil: 4}",
                        "{accueil: 2}",
                        "passe sous le socle : 2 au lieu de 3",
                        "below the common core: 2 instead of 3"),
                edit(
                        "a guarantee below the base",
                        HERE,
                        RuleFileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 12",
                        "est plus faible que dans le socle",
                        "promises less"),
                near(
                        "a share below the base",
                        HERE,
                        RuleFileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 8\n    part-pour-cent: 10",
                        "moins de personnes",
                        "fewer people"),
                near(
                        "another measure",
                        HERE,
                        RuleFileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 8\n    unite: mois",
                        "ne mesure plus",
                        "no longer measures"),
                over(
                        "a longer validity",
                        RuleFileSchemas.HELPERS,
                        "validite-mois: 60",
                        "moins exigeant que le socle : 60 au lieu de 36",
                        "looser than the common core: 60 instead of 36"),
                over(
                        "a longer grace",
                        RuleFileSchemas.PLACES,
                        "grace-jours: 90",
                        "moins exigeant que le socle : 90 au lieu de 60",
                        "looser than the common core"),
                over(
                        "fewer reminders",
                        RuleFileSchemas.HELPERS,
                        "rappels-jours: [7]",
                        "Remettez : 90, 30",
                        "Restore: 90, 30"),
                over(
                        "fewer signatures",
                        RuleFileSchemas.HELPERS,
                        "decision: {signatures: 1}",
                        "plus de signatures : 2",
                        "more signatures: 2"),
                over(
                        "less time to appeal",
                        RuleFileSchemas.HELPERS,
                        "decision: {recours-jours: 5}",
                        "faire un recours : 60 jours",
                        "to appeal: 60 days"),
                over(
                        "fewer peers",
                        RuleFileSchemas.INTERVIEW,
                        "pairs: 1",
                        "passe sous le socle : 1 au lieu de 2",
                        "below the common core"),
                over(
                        "a shorter interview",
                        RuleFileSchemas.INTERVIEW,
                        "minutes: 10",
                        "passe sous le socle : 10 au lieu de 45",
                        "below the common core"),
                over(
                        "peers of the same house",
                        RuleFileSchemas.INTERVIEW,
                        "autres-structures: non",
                        "d’autres structures",
                        "from other organisations"),
                over(
                        "a conflict less",
                        RuleFileSchemas.INTERVIEW,
                        "conflits: [aimer le thé]",
                        "un conflit d’intérêts",
                        "a conflict of interest"),
                over(
                        "an easier question",
                        RuleFileSchemas.PLACES,
                        "faits: [{id: coin-discret, question: Y a-t-il une table ?}]",
                        "vous ne pouvez pas changer sa question",
                        "cannot change its question"),
                over(
                        "another title",
                        RuleFileSchemas.SKILLS,
                        "competences: [{id: \"1.1\", nom: Coder}]",
                        "Écrivez « Mener une recherche",
                        "Write “Mener une recherche"),
                over(
                        "a proof more",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: competences, preuves: [declaration]}]",
                        "un justificatif que le socle refuse",
                        "a document that the common core does not accept"),
                over(
                        "a proof that lasts",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: entretien, validite-mois: 48}]",
                        "plus longtemps",
                        "for longer"),
                over(
                        "somebody asked less",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: entretien, profils: [benevole]}]",
                        "n’est plus exigée de tous",
                        "no longer required of everybody"),
                over(
                        "a number lower",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: formation-recente, au-moins: 1}]",
                        "demande moins que le socle",
                        "requires less than the common core"),
                over(
                        "another kind",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: aider-souvent, regle: actes_12_mois >= 1}]",
                        "vous ne pouvez pas changer son objet",
                        "cannot change what it looks at"),
                over(
                        "a way more",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: pratique, parmi: [aider-souvent, charte]}]",
                        "un moyen que le socle refuse",
                        "an option that the common core does not allow"),
                over(
                        "no order",
                        RuleFileSchemas.HELPERS,
                        "exigences: [{id: entretien, apres: [pratique]}]",
                        "ne vient plus après",
                        "no longer comes after"),
                over(
                        "a waiver",
                        RuleFileSchemas.HELPERS,
                        "dispenses: [{id: x, exigence: entretien, profils: [social], si: titre_mediation, pourquoi: Non}]",
                        "dispense d’une exigence du socle",
                        "waives a requirement of the common core"),
                over(
                        "a text of the charter",
                        RuleFileSchemas.CHARTER,
                        "engagements: [{id: CH-09, texte: Je fais de mon mieux.}]",
                        "doit rester celui du socle",
                        "keep the text of the common core"),
                over(
                        "a signer less",
                        RuleFileSchemas.CHARTER,
                        "engagements: [{id: CH-01, profils: [lieu]}]",
                        "ne prennent plus l’engagement",
                        "no longer applies to everybody"),
                over(
                        "a profile that cannot do so much",
                        RuleFileSchemas.PROFILES,
                        "profils: [{id: mediateur, fonctions: [reperer]}]",
                        "perd une fonction",
                        "loses a function"));
    }

    /// A case with a file of the territory that contains only this line, as its second line.
    private static Broken over(String what, String file, String line, String french, String english) {
        return new Broken(what, HERE.whole(file, "pourquoi: Essai.\n" + line + "\n"), file + ":2", french, english);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedWhereItStandsInBothLanguages(Broken one) {
        var mistakes = one.draft().wrong();
        assertThat(mistakes).as(one.what()).isNotEmpty();
        assertThat(mistakes)
                .extracting(ProtocolMistake::toString)
                .as(one.what())
                .anySatisfy(said -> assertThat(said).startsWith(one.at()).contains(one.french()));
        assertThat(mistakes)
                .extracting(mistake -> mistake.in(Locale.ENGLISH))
                .as(one.what())
                .anySatisfy(said -> assertThat(said).startsWith(one.at()).contains(one.english()));
        // Each mistake has a position, a description and a correction.
        assertThat(mistakes).allSatisfy(mistake -> {
            assertThat(mistake.at().line()).isPositive();
            assertThat(mistake.instead().toString()).isNotBlank();
            assertThat(mistake.in(Locale.ENGLISH)).isNotEqualTo(mistake.toString());
        });
    }

    @Test
    void mistakesOfManyFilesAreToldTogether() {
        var draft = BASE.with(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateur: cinq")
                .with(RuleFileSchemas.CHARTER, "groupe: A", "groupe: Z")
                .with(RuleFileSchemas.IDENTITY, "licence:", "license:")
                .with(RuleFileSchemas.GUARANTEES, "seuil: 20", "seuil: vingt")
                .with(RuleFileSchemas.HELPERS, RULE, "actes_12_moi >= 20")
                .whole(RuleFileSchemas.INDICATORS, "a: &x 1\n");
        assertThat(draft.wrong())
                .extracting(mistake -> mistake.at().file())
                .contains(
                        RuleFileSchemas.SKILLS,
                        RuleFileSchemas.CHARTER,
                        RuleFileSchemas.IDENTITY,
                        RuleFileSchemas.GUARANTEES,
                        RuleFileSchemas.HELPERS,
                        RuleFileSchemas.INDICATORS);
    }

    /// A sentence missing from the message files would stop the reading of a protocol.
    @Test
    void everySentenceThatTheCodeNamesIsInBothLanguages() throws IOException {
        var named = Pattern.compile(
                "LocalisedText\\.of\\(\\s*\"([a-z.-]+)\"|hold\\(\\s*\"([a-z.]+)\"|[?:] \"([a-z]+(?:\\.[a-z]+)+)\"|name, \"(shape\\.[a-z.]+)\"");
        var missing = new TreeSet<String>();
        var found = new ArrayList<String>();
        try (var files = Modules.files(Modules.JAVA)) {
            for (var file : files.filter(path -> path.toString()
                            .matches(".*/rules/(language|reading|archive|judging|forks|commands)/[A-Za-z]+\\.java"))
                    .toList()) {
                var keys = named.matcher(Files.readString(file));
                while (keys.find())
                    for (var group = 1; group <= keys.groupCount(); group++) {
                        var key = keys.group(group);
                        if (key == null || key.endsWith(".") || file.endsWith("ProtocolDifferences.java")) continue;
                        found.add(key);
                        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
                            if (!RuleTextMessages.in(locale).bundle().containsKey("protocol." + key))
                                missing.add(file + " " + key);
                    }
            }
        }
        assertThat(found).hasSizeGreaterThan(150);
        assertThat(missing).isEmpty();
    }
}
