package org.tousaidants.rules.forks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.reading.ChangedProtocol;

/// Tests the changes from one version to another, as a committee reads them aloud.
class ProtocolDifferencesTest {
    private static final ChangedProtocol BASE = ChangedProtocol.of("base");

    @Test
    void nothingChangesBetweenAProtocolAndItself() {
        assertThat(ProtocolDifferences.between(BASE.read(), BASE.read())).isEmpty();
    }

    @Test
    void whoTakesACommitmentIsSaidAsACommitteeWouldSayIt() {
        var draft = BASE.with(
                        RuleFileSchemas.CHARTER,
                        "[accueil, social, mediateur, conseiller, lieu]",
                        "[benevole, social, lieu]")
                .read();
        assertThat(words(draft, Locale.FRENCH).get("La charte"))
                .contains(
                        "L’engagement CH-27 est désormais demandé aussi à « Bénévole »",
                        "L’engagement CH-27 n’est plus demandé à « Agent·e d’accueil », « Conseiller ou conseillère"
                                + " numérique » et « Médiateur ou médiatrice numérique »");
    }

    @Test
    void eachChangeIsASentenceUnderItsChapter() {
        var draft = BASE.with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.1.0")
                .with(RuleFileSchemas.SKILLS, "\"4.2\": {proche: 1, benevole: 3", "\"4.2\": {proche: 1, benevole: 4")
                .with(RuleFileSchemas.CHARTER, "je ne la presse pas,", "je prends le temps,")
                .with(RuleFileSchemas.HELPERS, "grace-jours: 60", "grace-jours: 30")
                .with(RuleFileSchemas.HELPERS, "    profils: [proche]", "    profils: [proche, benevole]")
                .with(RuleFileSchemas.HELPERS, "au-moins: 14", "au-moins: 21")
                .with(RuleFileSchemas.GUARANTEES, "seuil: 20", "seuil: 15")
                .with(RuleFileSchemas.INTERVIEW, "  - être en litige avec elle ou avec sa structure\n", "")
                .read();
        assertThat(words(draft, Locale.FRENCH))
                .containsEntry("Le protocole", List.of("La version passe de 1.0.0 à 1.1.0"))
                .containsEntry(
                        "Les compétences",
                        List.of("En 4.2 « Protéger les données personnelles et la vie privée », le niveau"
                                + " attendu de « Bénévole » monte de 3 à 4"))
                .containsEntry(
                        "L’entretien avec des pairs",
                        List.of("Un pair peut désormais être en litige avec elle ou avec sa structure"))
                .hasEntrySatisfying(
                        "La charte",
                        words -> assertThat(words)
                                .singleElement()
                                .asString()
                                .startsWith("Le texte de l’engagement CH-01 change, et devra être signé de nouveau"))
                .hasEntrySatisfying(
                        "Label d’une personne",
                        words -> assertThat(words)
                                .containsExactly(
                                        "Le délai pour compléter le dossier passe de 60 à 30 jours",
                                        "L’exigence « Les compétences numériques, sur parole » est désormais demandée aussi à"
                                                + " « Bénévole »",
                                        "L’exigence « Une formation récente » demande désormais au moins 21 au lieu de 14"))
                .hasEntrySatisfying(
                        "Les garanties",
                        words -> assertThat(words)
                                .singleElement()
                                .asString()
                                .startsWith("Le seuil de la garantie « ")
                                .endsWith(" » passe de 20 à 15 minutes"));
    }

    /// Each kind of change is described in French and English; quoted texts of the protocols stay in French.
    @Test
    void eachKindOfChangeIsSaidInEnglishToo() {
        var draft = BASE.with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.1.0")
                .with(RuleFileSchemas.IDENTITY, "en-vigueur: 2026-11-24", "en-vigueur: 2027-01-01")
                .with(RuleFileSchemas.IDENTITY, "statut: proposition", "statut: adopte\nadopte-par: le comité")
                .with(RuleFileSchemas.PREAMBLE, "Nous sommes", "Nous restons")
                .with(RuleFileSchemas.PROFILES, "fonctions: [reperer]", "fonctions: [reperer, former]")
                .with(RuleFileSchemas.SKILLS, "\"4.2\": {proche: 1, benevole: 3", "\"4.2\": {proche: 1, benevole: 4")
                .with(RuleFileSchemas.SKILLS, "nom: Découvrir", "nom: Commencer")
                .with(RuleFileSchemas.CHARTER, "je ne la presse pas,", "je prends le temps,")
                .with(
                        RuleFileSchemas.CHARTER,
                        "[accueil, social, mediateur, conseiller, lieu]",
                        "[benevole, social, lieu]")
                .with(RuleFileSchemas.INTERVIEW, "  - être en litige avec elle ou avec sa structure\n", "")
                .with(RuleFileSchemas.INTERVIEW, "minutes: 45", "minutes: 50")
                .with(RuleFileSchemas.HELPERS, "grace-jours: 60", "grace-jours: 30")
                .with(RuleFileSchemas.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: [100, 7]")
                .with(RuleFileSchemas.HELPERS, "    profils: [proche]", "    profils: [proche, benevole]")
                .with(RuleFileSchemas.HELPERS, "au-moins: 14", "au-moins: 21")
                .with(RuleFileSchemas.HELPERS, "    delai-jours: 180\n", "")
                .with(
                        RuleFileSchemas.HELPERS,
                        "preuves: [certification, profil-pix, attestation]",
                        "preuves: [certification]")
                .with(RuleFileSchemas.HELPERS, "actes_12_mois >= 20", "actes_12_mois >= 30")
                .with(RuleFileSchemas.HELPERS, "si: titre_mediation", "si: titre_mediation == true")
                .with(RuleFileSchemas.PLACES, "Y a-t-il un coin", "Y a-t-il une pièce")
                .with(RuleFileSchemas.PLACES, "que-faire: Posez une rampe", "que-faire: Installez une rampe")
                .with(RuleFileSchemas.GUARANTEES, "seuil: 20", "seuil: 15")
                .read();
        var french = words(draft, Locale.FRENCH);
        var english = words(draft, Locale.ENGLISH);
        assertThat(english.keySet())
                .containsExactly(
                        "The protocol",
                        "The profiles",
                        "The charter",
                        "The skills",
                        "The interview with peers",
                        "Recognising a person",
                        "Recognising a place",
                        "The guarantees");
        var said = String.join(
                "\n", english.values().stream().flatMap(List::stream).toList());
        assertThat(said)
                .contains(
                        "The version goes from 1.0.0 to 1.1.0",
                        "moves from 24 November 2026 to 1 January 2027",
                        "The proposal is adopted: le comité",
                        "The preamble changes",
                        "the level required for “Bénévole” rises from 3 to 4",
                        "The name of level 1: “Découvrir” becomes “Commencer”",
                        "Commitment CH-27 no longer applies to “Agent·e d’accueil”,",
                        " and “Médiateur ou médiatrice numérique”",
                        "A peer may now être en litige",
                        "The time to complete the file goes from 60 to 30 days",
                        "Reminders are sent 100 and 7 days before the end, instead of 90, 30 and 7",
                        "now asks for at least 21 instead of 14",
                        "the time limit of 180 days no longer applies",
                        "no longer accepts: certificate from a trainer and Pix profile sent to an organisation",
                        "The question of the fact: “Y a-t-il un coin",
                        "goes from 20 to 15 minutes")
                .doesNotContain("devient", "désormais", "passe de", "s’ajoute");
        assertThat(french.values().stream().mapToInt(List::size).sum())
                .isEqualTo(english.values().stream().mapToInt(List::size).sum())
                .isGreaterThanOrEqualTo(22);
        assertThat(french.get("L’entretien avec des pairs"))
                .contains("La durée de l’entretien passe de 45 à 50 minutes");
    }

    private static Map<String, List<String>> words(LabelProtocol draft, Locale locale) {
        var words = new LinkedHashMap<String, List<String>>();
        ProtocolDifferences.byChapter(ProtocolDifferences.between(BASE.read(), draft))
                .forEach((chapter, all) -> words.put(
                        chapter.in(locale),
                        all.stream().map(one -> one.in(locale)).toList()));
        return words;
    }
}
