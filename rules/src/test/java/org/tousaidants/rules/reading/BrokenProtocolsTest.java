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
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.RuleMessages;

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
                        FileSchemas.CHARTER,
                        "    groupe: A",
                        "\tgroupe: A",
                        "une tabulation",
                        "a tab is used"),
                edit(
                        "an anchor",
                        BASE,
                        FileSchemas.CHARTER,
                        "groupe: A",
                        "groupe: &a A",
                        "une ancre « & »",
                        "an anchor “&”"),
                whole("an alias", BASE, FileSchemas.INDICATORS, "a: *b\n", 1, "un renvoi « * »", "a reference “*”"),
                whole("a merge key", BASE, FileSchemas.INDICATORS, "<<: *b\n", 1, "un renvoi", "a reference"),
                whole(
                        "a tag",
                        BASE,
                        FileSchemas.INDICATORS,
                        "a: !!java.net.URL x\n",
                        1,
                        "une étiquette « ! »",
                        "a tag “!”"),
                whole(
                        "two documents",
                        BASE,
                        FileSchemas.INDICATORS,
                        "a: 1\n---\nb: 2\n",
                        3,
                        "un second document",
                        "a second"),
                whole(
                        "a list as a key",
                        BASE,
                        FileSchemas.INDICATORS,
                        "? [a]\n: b\n",
                        1,
                        "sert de nom",
                        "is used as a name"),
                whole(
                        "a key twice",
                        BASE,
                        FileSchemas.INDICATORS,
                        "a: 1\na: 2\n",
                        2,
                        "écrit deux fois",
                        "written twice"),
                whole(
                        "nothing",
                        BASE,
                        FileSchemas.INDICATORS,
                        "# rien\n",
                        1,
                        "le fichier est vide",
                        "the file is empty"),
                whole("not YAML", BASE, FileSchemas.INDICATORS, "a: \"b\n", 2, "s’interrompt", "stops here"),
                whole("deep", BASE, FileSchemas.INDICATORS, "a: " + "[".repeat(20), 1, "emboîtés", "nested levels"),
                whole(
                        "many",
                        BASE,
                        FileSchemas.INDICATORS,
                        "- x\n".repeat(60_000),
                        50_000,
                        "trop d’éléments",
                        "too many"),
                whole("big", BASE, FileSchemas.INDICATORS, "x".repeat(1_500_000), 1, "trop gros", "too large"),
                new Broken(
                        "a file missing",
                        BASE.without(FileSchemas.SKILLS),
                        "competences.yaml:1",
                        "manque",
                        "is missing"),
                edit(
                        "an unknown key",
                        BASE,
                        FileSchemas.IDENTITY,
                        "licence:",
                        "license:",
                        "n’existe pas",
                        "does not exist"),
                edit(
                        "a key missing",
                        BASE,
                        FileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0\n",
                        "",
                        "« licence » manque",
                        "“licence” is missing"),
                edit(
                        "a level as words",
                        BASE,
                        FileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: cinq",
                        "nombre entier",
                        "whole number"),
                edit(
                        "a level quoted",
                        BASE,
                        FileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: \"5\"",
                        "sans guillemets",
                        "without quotation"),
                edit(
                        "a level too high",
                        BASE,
                        FileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: 9",
                        "Écrivez un nombre de 0 à 8",
                        "a number from 0 to 8"),
                edit(
                        "an unknown competence",
                        BASE,
                        FileSchemas.SKILLS,
                        "  \"4.3\": {",
                        "  \"6.1\": {",
                        "compétence : nom inconnu, « 6.1 »",
                        "unknown skill: “6.1”"),
                edit(
                        "an unknown profile",
                        BASE,
                        FileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateurr: 5",
                        "Écrivez « mediateur »",
                        "Write “mediateur”"),
                edit(
                        "a competence as a number",
                        BASE,
                        FileSchemas.SKILLS,
                        "- id: \"1.1\"",
                        "- id: 1.1",
                        "guillemets",
                        "quotation marks"),
                edit(
                        "no such day",
                        BASE,
                        FileSchemas.IDENTITY,
                        "2026-11-24",
                        "2026-02-30",
                        "pas un jour du calendrier",
                        "not a day of the calendar"),
                edit(
                        "a day in words",
                        BASE,
                        FileSchemas.IDENTITY,
                        "2026-11-24",
                        "24 novembre",
                        "attend une date",
                        "expects a date"),
                edit(
                        "yes in English",
                        BASE,
                        FileSchemas.INTERVIEW,
                        "autres-structures: oui",
                        "autres-structures: true",
                        "Écrivez l’un de : oui, non",
                        "Write one of these: oui, non"),
                edit(
                        "a text that is null",
                        BASE,
                        FileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0",
                        "licence: ~",
                        "se lit autrement",
                        "is read as something else"),
                edit(
                        "an empty text",
                        BASE,
                        FileSchemas.IDENTITY,
                        "licence: Licence Ouverte 2.0",
                        "licence: \"\"",
                        "« licence » est vide",
                        "“licence” is empty"),
                edit(
                        "a list for a text",
                        BASE,
                        FileSchemas.HELPERS,
                        "nature: charte",
                        "nature: [charte]",
                        "attend un mot",
                        "expects a word"),
                edit(
                        "a word for a list",
                        BASE,
                        FileSchemas.HELPERS,
                        "rappels-jours: [90, 30, 7]",
                        "rappels-jours: 90",
                        "attend une liste",
                        "expects a list"),
                near(
                        "an id twice",
                        BASE,
                        FileSchemas.CHARTER,
                        "- id: CH-02",
                        "- id: CH-01",
                        "nomme déjà un autre",
                        "names another element already"),
                edit(
                        "adopted by nobody",
                        BASE,
                        FileSchemas.IDENTITY,
                        "statut: proposition",
                        "statut: adopte",
                        "dit par qui",
                        "who adopted them"),
                near(
                        "a circle",
                        BASE,
                        FileSchemas.HELPERS,
                        "    profils: [tous]\n    que-faire: Lisez",
                        "    profils: [tous]\n    apres: [entretien]\n    que-faire: Lisez",
                        "se supposent l’une l’autre",
                        "depend on one another"),
                near(
                        "a contradiction",
                        BASE,
                        FileSchemas.HELPERS,
                        "apres: [charte]",
                        "apres: [competences-declarees]",
                        "ne le concerne pas",
                        "does not concern it"),
                near(
                        "a grace without end",
                        BASE,
                        FileSchemas.PLACES,
                        "validite-mois: 24",
                        "validite-mois: 1",
                        "délai de grâce",
                        "days of grace"),
                edit(
                        "CEL that cannot be read",
                        BASE,
                        FileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois >= ",
                        "ne se lit plus au caractère",
                        "cannot read the expression after character"),
                edit(
                        "CEL with an unknown fact",
                        BASE,
                        FileSchemas.HELPERS,
                        RULE,
                        "actes_12_moi >= 20",
                        "pas un fait déclaré. Écrivez « actes_12_mois »",
                        "not a declared fact. Write “actes_12_mois”"),
                edit(
                        "CEL that is a number",
                        BASE,
                        FileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois + 2",
                        "pas par oui ou non",
                        "must be yes or no"),
                edit(
                        "CEL of two kinds",
                        BASE,
                        FileSchemas.HELPERS,
                        RULE,
                        "actes_12_mois >= 'vingt'",
                        "natures différentes",
                        "different kinds"),
                edit(
                        "CEL without end",
                        BASE,
                        FileSchemas.HELPERS,
                        RULE,
                        "true || ".repeat(200) + "true",
                        "trop longue",
                        "too long"),
                edit("CEL that runs code", BASE, FileSchemas.HELPERS, RULE, "java.lang.System.exit(0)", "", ""),
                edit(
                        "a percentage as a level",
                        BASE,
                        FileSchemas.SKILLS,
                        "mediateur: 5",
                        "mediateur: 80",
                        "de 0 à 8",
                        "from 0 to 8"),
                edit(
                        "a fact of another kind",
                        BASE,
                        FileSchemas.HELPERS,
                        "    au-moins: 14\n",
                        "",
                        "combien en faut-il",
                        "how many are needed"),
                edit(
                        "an example of nobody",
                        BASE,
                        FileSchemas.HELPERS,
                        "profil: benevole",
                        "profil: benevol",
                        "profil : nom inconnu",
                        "unknown profile"),
                edit(
                        "a base that is not there",
                        HERE,
                        FileSchemas.IDENTITY,
                        "  id: base",
                        "  id: perdu",
                        "introuvable",
                        "cannot be found"),
                edit(
                        "a level below the base",
                        HERE,
                        FileSchemas.SKILLS,
                        "{accueil: 4}",
                        "{accueil: 2}",
                        "passe sous le socle : 2 au lieu de 3",
                        "below the common core: 2 instead of 3"),
                edit(
                        "a guarantee below the base",
                        HERE,
                        FileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 12",
                        "promet moins",
                        "promises less"),
                near(
                        "a share below the base",
                        HERE,
                        FileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 8\n    part-pour-cent: 10",
                        "moins de monde",
                        "fewer people"),
                near(
                        "another measure",
                        HERE,
                        FileSchemas.GUARANTEES,
                        "seuil: 8",
                        "seuil: 8\n    unite: mois",
                        "ne mesure plus",
                        "no longer measures"),
                over(
                        "a longer validity",
                        FileSchemas.HELPERS,
                        "validite-mois: 60",
                        "plus lâche que le socle : 60 au lieu de 36",
                        "looser than the common core: 60 instead of 36"),
                over(
                        "a longer grace",
                        FileSchemas.PLACES,
                        "grace-jours: 90",
                        "plus lâche que le socle : 90 au lieu de 60",
                        "looser than the common core"),
                over(
                        "fewer reminders",
                        FileSchemas.HELPERS,
                        "rappels-jours: [7]",
                        "Remettez : 90, 30",
                        "Restore: 90, 30"),
                over(
                        "fewer signatures",
                        FileSchemas.HELPERS,
                        "decision: {signatures: 1}",
                        "plus de signatures : 2",
                        "more signatures: 2"),
                over(
                        "less time to appeal",
                        FileSchemas.HELPERS,
                        "decision: {recours-jours: 5}",
                        "contester : 60 jours",
                        "to appeal: 60 days"),
                over(
                        "fewer peers",
                        FileSchemas.INTERVIEW,
                        "pairs: 1",
                        "passe sous le socle : 1 au lieu de 2",
                        "below the common core"),
                over(
                        "a shorter interview",
                        FileSchemas.INTERVIEW,
                        "minutes: 10",
                        "passe sous le socle : 10 au lieu de 45",
                        "below the common core"),
                over(
                        "peers of the same house",
                        FileSchemas.INTERVIEW,
                        "autres-structures: non",
                        "d’autres structures",
                        "from other organisations"),
                over(
                        "a conflict less",
                        FileSchemas.INTERVIEW,
                        "conflits: [aimer le thé]",
                        "un conflit d’intérêts",
                        "a conflict of interest"),
                over(
                        "an easier question",
                        FileSchemas.PLACES,
                        "faits: [{id: coin-discret, question: Y a-t-il une table ?}]",
                        "sa question ne change pas",
                        "cannot change its question"),
                over(
                        "another title",
                        FileSchemas.SKILLS,
                        "competences: [{id: \"1.1\", nom: Coder}]",
                        "Écrivez « Mener une recherche",
                        "Write “Mener une recherche"),
                over(
                        "a proof more",
                        FileSchemas.HELPERS,
                        "exigences: [{id: competences, preuves: [declaration]}]",
                        "un justificatif que le socle n’admet pas",
                        "a document that the common core does not accept"),
                over(
                        "a proof that lasts",
                        FileSchemas.HELPERS,
                        "exigences: [{id: entretien, validite-mois: 48}]",
                        "plus longtemps",
                        "for longer"),
                over(
                        "somebody asked less",
                        FileSchemas.HELPERS,
                        "exigences: [{id: entretien, profils: [benevole]}]",
                        "n’est plus exigée de tous",
                        "no longer required of everybody"),
                over(
                        "a number lower",
                        FileSchemas.HELPERS,
                        "exigences: [{id: formation-recente, au-moins: 1}]",
                        "demande moins que le socle",
                        "requires less than the common core"),
                over(
                        "another kind",
                        FileSchemas.HELPERS,
                        "exigences: [{id: aider-souvent, regle: actes_12_mois >= 1}]",
                        "ce qu’elle regarde ne change pas",
                        "cannot change what it looks at"),
                over(
                        "a way more",
                        FileSchemas.HELPERS,
                        "exigences: [{id: pratique, parmi: [aider-souvent, charte]}]",
                        "une voie que le socle n’ouvre pas",
                        "an option that the common core does not allow"),
                over(
                        "no order",
                        FileSchemas.HELPERS,
                        "exigences: [{id: entretien, apres: [pratique]}]",
                        "ne vient plus après",
                        "no longer comes after"),
                over(
                        "a waiver",
                        FileSchemas.HELPERS,
                        "dispenses: [{id: x, exigence: entretien, profils: [social], si: titre_mediation, pourquoi: Non}]",
                        "dispense d’une exigence du socle",
                        "waives a requirement of the common core"),
                over(
                        "a text of the charter",
                        FileSchemas.CHARTER,
                        "engagements: [{id: CH-09, texte: Je fais de mon mieux.}]",
                        "est celui du socle",
                        "keep the text of the common core"),
                over(
                        "a signer less",
                        FileSchemas.CHARTER,
                        "engagements: [{id: CH-01, profils: [lieu]}]",
                        "n’est plus pris par tous",
                        "no longer applies to everybody"),
                over(
                        "a profile that cannot do so much",
                        FileSchemas.PROFILES,
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
        var draft = BASE.with(FileSchemas.SKILLS, "mediateur: 5", "mediateur: cinq")
                .with(FileSchemas.CHARTER, "groupe: A", "groupe: Z")
                .with(FileSchemas.IDENTITY, "licence:", "license:")
                .with(FileSchemas.GUARANTEES, "seuil: 20", "seuil: vingt")
                .with(FileSchemas.HELPERS, RULE, "actes_12_moi >= 20")
                .whole(FileSchemas.INDICATORS, "a: &x 1\n");
        assertThat(draft.wrong())
                .extracting(mistake -> mistake.at().file())
                .contains(
                        FileSchemas.SKILLS,
                        FileSchemas.CHARTER,
                        FileSchemas.IDENTITY,
                        FileSchemas.GUARANTEES,
                        FileSchemas.HELPERS,
                        FileSchemas.INDICATORS);
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
                        if (key == null || key.endsWith(".") || file.endsWith("ProtocolDiff.java")) continue;
                        found.add(key);
                        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
                            if (!RuleMessages.in(locale).bundle().containsKey("protocol." + key))
                                missing.add(file + " " + key);
                    }
            }
        }
        assertThat(found).hasSizeGreaterThan(150);
        assertThat(missing).isEmpty();
    }
}
