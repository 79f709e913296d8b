package org.tousaidants.find.handout;

import static org.tousaidants.core.schema.Field.ACCOMPAGNEMENT;
import static org.tousaidants.core.schema.Field.ADRESSE;
import static org.tousaidants.core.schema.Field.CODE_POSTAL;
import static org.tousaidants.core.schema.Field.COMMUNE;
import static org.tousaidants.core.schema.Field.COMPLEMENT_ADRESSE;
import static org.tousaidants.core.schema.Field.COURRIELS;
import static org.tousaidants.core.schema.Field.DATE_MAJ;
import static org.tousaidants.core.schema.Field.DISPOSITIFS;
import static org.tousaidants.core.schema.Field.FRAIS;
import static org.tousaidants.core.schema.Field.HORAIRES;
import static org.tousaidants.core.schema.Field.HORAIRES_TEXTE;
import static org.tousaidants.core.schema.Field.ITINERANCE;
import static org.tousaidants.core.schema.Field.LATITUDE;
import static org.tousaidants.core.schema.Field.LONGITUDE;
import static org.tousaidants.core.schema.Field.NOM;
import static org.tousaidants.core.schema.Field.PASS_NUMERIQUE;
import static org.tousaidants.core.schema.Field.PRESENTATION_DETAIL;
import static org.tousaidants.core.schema.Field.PRESENTATION_RESUME;
import static org.tousaidants.core.schema.Field.PRISE_EN_CHARGE;
import static org.tousaidants.core.schema.Field.PRISE_RDV;
import static org.tousaidants.core.schema.Field.PUBLICS;
import static org.tousaidants.core.schema.Field.SERVICES;
import static org.tousaidants.core.schema.Field.SITE_WEB;
import static org.tousaidants.core.schema.Field.SOURCE;
import static org.tousaidants.core.schema.Field.TELEPHONE;
import static org.tousaidants.core.schema.Field.TYPOLOGIE;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.PlaceSheet;

/// Test places for the handout, from one with almost no data to one with every field.
final class HandoutFixture {
    private HandoutFixture() {}

    static PlaceSheet usual() {
        return PlaceSheet.of(Map.ofEntries(
                Map.entry(NOM, "France services de Saintes"),
                Map.entry(COMMUNE, "Saintes"),
                Map.entry(CODE_POSTAL, "17100"),
                Map.entry(ADRESSE, "12 cours des Arènes"),
                Map.entry(COMPLEMENT_ADRESSE, "Bâtiment B, 1er étage"),
                Map.entry(LATITUDE, "45.74626"),
                Map.entry(LONGITUDE, "-0.64109"),
                Map.entry(TYPOLOGIE, "RFS"),
                Map.entry(TELEPHONE, "+33536491000"),
                Map.entry(COURRIELS, "accueil@lieux.example.org"),
                Map.entry(SITE_WEB, "https://lieux.example.org/saintes"),
                Map.entry(HORAIRES, "Mo-Fr 09:00-12:30,13:30-17:30; PH off"),
                Map.entry(
                        PRESENTATION_RESUME,
                        "Neuf services publics au même guichet : impôts, allocations, retraite, santé, emploi."),
                Map.entry(SOURCE, "France Services"),
                Map.entry(DATE_MAJ, "2026-11-20"),
                Map.entry(
                        SERVICES,
                        services(
                                PlaceService.PROCEDURES,
                                PlaceService.EVERYDAY,
                                PlaceService.WORK,
                                PlaceService.CULTURE)),
                Map.entry(PRISE_EN_CHARGE, "Handicaps moteurs"),
                Map.entry(FRAIS, "Gratuit"),
                Map.entry(DISPOSITIFS, "France Services|Aidants Connect"),
                Map.entry(ACCOMPAGNEMENT, "Accompagnement individuel")));
    }

    static PlaceSheet barest() {
        return PlaceSheet.of(Map.of(
                NOM,
                "Mairie",
                COMMUNE,
                "Burie",
                CODE_POSTAL,
                "17770",
                ADRESSE,
                "1 place de la République",
                TYPOLOGIE,
                "MUNI"));
    }

    static PlaceSheet bus() {
        return PlaceSheet.of(Map.ofEntries(
                Map.entry(NOM, "Le bus numérique"),
                Map.entry(COMMUNE, "Saint-Genis-de-Saintonge"),
                Map.entry(CODE_POSTAL, "17240"),
                Map.entry(ADRESSE, "Place du marché"),
                Map.entry(TELEPHONE, "+33546000001"),
                Map.entry(ITINERANCE, "Itinérant"),
                Map.entry(HORAIRES_TEXTE, "Le 2e jeudi du mois de 9h30 à 12h, sauf vacances"),
                Map.entry(PASS_NUMERIQUE, "Oui"),
                Map.entry(FRAIS, "Gratuit sous condition"),
                Map.entry(
                        SERVICES,
                        services(PlaceService.EVERYDAY, PlaceService.EQUIPMENT_ACCESS, PlaceService.SAFETY))));
    }

    /// As long as a sheet can be, in capitals, which are wide.
    static PlaceSheet fullest() {
        return PlaceSheet.of(Map.ofEntries(
                Map.entry(NOM, words("MÉDIATHÈQUE INTERCOMMUNALE", 240)),
                Map.entry(COMMUNE, "Saint-Germain-de-Tallevende-la-Lande-Vaumont"),
                Map.entry(CODE_POSTAL, "17240"),
                Map.entry(ADRESSE, words("ANCIENNE MAISON DES ASSOCIATIONS", 240)),
                Map.entry(COMPLEMENT_ADRESSE, words("AU FOND DE LA COUR", 240)),
                Map.entry(LATITUDE, "45.5"),
                Map.entry(LONGITUDE, "-0.6"),
                Map.entry(TYPOLOGIE, "BIB|EPN|ASSO"),
                Map.entry(TELEPHONE, "+33546000002"),
                Map.entry(COURRIELS, "accueil.numerique@mediatheque.example.org|deux@lieux.example.org"),
                Map.entry(SITE_WEB, "https://mediatheque.example.org/" + "x".repeat(120)),
                Map.entry(PRISE_RDV, "https://rdv.example.org/mediatheque"),
                Map.entry(
                        HORAIRES,
                        "Mo 09:05-12:35,13:35-17:35; Tu 10:05-12:25,14:35-18:35; We 09:15-12:45,13:15-18:45;"
                                + " Th 08:35-12:35,15:35-19:35; Fr 09:25-11:35,13:05-16:35; Sa 09:35-12:05,14:05-16:05;"
                                + " Su 10:10-11:50"),
                Map.entry(PRESENTATION_RESUME, words("Nous accueillons tout le monde.", 280)),
                Map.entry(PRESENTATION_DETAIL, words("Un atelier tous les mardis.\n", 1500)),
                Map.entry(SOURCE, "Conseillers numériques"),
                Map.entry(ITINERANCE, "Itinérant"),
                Map.entry(DATE_MAJ, "2025-02-01"),
                Map.entry(SERVICES, services(PlaceService.values())),
                Map.entry(PUBLICS, "Jeunes|Seniors|Femmes"),
                Map.entry(PRISE_EN_CHARGE, "Surdité|Handicaps moteurs|Illettrisme|Langues étrangères (anglais)"),
                Map.entry(FRAIS, "Gratuit|Payant"),
                Map.entry(PASS_NUMERIQUE, "Oui"),
                Map.entry(ACCOMPAGNEMENT, "Accompagnement individuel|Dans un atelier collectif")));
    }

    /// Code that a stranger could write in a file in the hope that it runs, in the browser or while
    /// the PDF is made.
    static PlaceSheet poisoned() {
        var attack = "</b></script><script>alert(1)</script><img src=x onerror=alert(2)>&lt;\"'\u0001\uFFFE";
        return PlaceSheet.of(Map.ofEntries(
                Map.entry(NOM, "Mairie " + attack),
                Map.entry(COMMUNE, "Burie " + attack),
                Map.entry(CODE_POSTAL, "17770"),
                Map.entry(ADRESSE, attack),
                Map.entry(COMPLEMENT_ADRESSE, "<img src=\"file:///etc/passwd\"/>"),
                Map.entry(COURRIELS, "<script>alert(3)</script>@x.fr"),
                Map.entry(SITE_WEB, "javascript:alert(4)"),
                Map.entry(PRISE_RDV, "javascript:alert(5)"),
                Map.entry(HORAIRES_TEXTE, attack),
                Map.entry(PRESENTATION_RESUME, attack),
                Map.entry(PRESENTATION_DETAIL, attack),
                Map.entry(SOURCE, attack)));
    }

    private static String services(PlaceService... services) {
        return Arrays.stream(services).map(ListedTerm::label).collect(Collectors.joining("|"));
    }

    private static String words(String text, int letters) {
        return (text + " ")
                .repeat(letters / text.length() + 1)
                .substring(0, letters)
                .strip();
    }
}
