package org.tousaidants.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What changes from one version to another, as a committee reads it aloud.
class DiffTest {
    private static final Draft BASE = Draft.of("base");

    @Test
    void nothingChangesBetweenAProtocolAndItself() {
        assertThat(Diff.between(BASE.read(), BASE.read())).isEmpty();
    }

    @Test
    void whoTakesACommitmentIsSaidAsACommitteeWouldSayIt() {
        var draft = BASE.with(
                        Shapes.CHARTER, "[accueil, social, mediateur, conseiller, lieu]", "[benevole, social, lieu]")
                .read();
        assertThat(Diff.byChapter(Diff.between(BASE.read(), draft)).get("La charte"))
                .contains(
                        "L’engagement CH-27 est désormais demandé aussi à « Bénévole »",
                        "L’engagement CH-27 n’est plus demandé à « Agent·e d’accueil », « Conseiller ou conseillère"
                                + " numérique » et « Médiateur ou médiatrice numérique »");
    }

    @Test
    void eachChangeIsASentenceUnderItsChapter() {
        var draft = BASE.with(Shapes.IDENTITY, "version: 1.0.0", "version: 1.1.0")
                .with(Shapes.SKILLS, "\"4.2\": {proche: 1, benevole: 3", "\"4.2\": {proche: 1, benevole: 4")
                .with(Shapes.CHARTER, "je ne la presse pas,", "je prends le temps,")
                .with(Shapes.HELPERS, "grace-jours: 60", "grace-jours: 30")
                .with(Shapes.HELPERS, "    profils: [proche]", "    profils: [proche, benevole]")
                .with(Shapes.HELPERS, "au-moins: 14", "au-moins: 21")
                .with(Shapes.GUARANTEES, "seuil: 20", "seuil: 15")
                .with(Shapes.INTERVIEW, "  - être en litige avec elle ou avec sa structure\n", "")
                .read();
        assertThat(Diff.byChapter(Diff.between(BASE.read(), draft)))
                .containsEntry("Le protocole", java.util.List.of("La version passe de 1.0.0 à 1.1.0"))
                .containsEntry(
                        "Les compétences",
                        java.util.List.of("En 4.2 « Protéger les données personnelles et la vie privée », le niveau"
                                + " attendu de « Bénévole » monte de 3 à 4"))
                .containsEntry(
                        "L’entretien avec des pairs",
                        java.util.List.of("Un pair peut désormais être en litige avec elle ou avec sa structure"))
                .hasEntrySatisfying(
                        "La charte",
                        words -> assertThat(words)
                                .singleElement()
                                .asString()
                                .startsWith("Le texte de l’engagement CH-01 change, il faudra le reprendre"))
                .hasEntrySatisfying(
                        "Reconnaître une personne",
                        words -> assertThat(words)
                                .containsExactly(
                                        "Le délai de grâce passe de 60 à 30 jours",
                                        "L’exigence « Les compétences numériques, sur parole » est désormais demandée aussi à"
                                                + " « Bénévole »",
                                        "L’exigence « Une formation récente » demande désormais au moins 21 au lieu de 14"))
                .hasEntrySatisfying(
                        "Les garanties",
                        words -> assertThat(words)
                                .singleElement()
                                .asString()
                                .startsWith("Le seuil de la promesse « ")
                                .endsWith(" » passe de 20 à 15 minutes"));
    }
}
