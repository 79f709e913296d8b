package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tousaidants.places.intake.SourceLocation.FileSource;
import org.tousaidants.places.intake.SourceLocation.ParsedLocation;
import org.tousaidants.places.intake.SourceLocation.WebSource;

class SourceLocationTest {
    @Test
    void aFileMayNameThePathToItsList() {
        assertThat(location("./assets/input/tiers-lieux.json@results"))
                .isEqualTo(new FileSource(Path.of("./assets/input/tiers-lieux.json"), List.of("results")));
        assertThat(location("places.json@data.0.items").path()).containsExactly("data", "0", "items");
        assertThat(location("places.csv").path()).isEmpty();
    }

    @Test
    void anAtSignInAFileOrFolderNameIsNotAPath() {
        assertThat(location("places@2024.csv")).isEqualTo(new FileSource(Path.of("places@2024.csv"), List.of()));
        assertThat(location("me@home/places.csv")).isEqualTo(new FileSource(Path.of("me@home/places.csv"), List.of()));
    }

    @Test
    void theAddressesOfTheNationalToolAreUnderstood() {
        WebSource limoges = (WebSource) location("https://sig.example.fr/FeatureServer/0/query?f=geojson"
                + "&where=(service%20IS%20NOT%20NULL)&outFields=*&@features");
        assertThat(limoges.address())
                .hasToString("https://sig.example.fr/FeatureServer/0/query?f=geojson"
                        + "&where=(service%20IS%20NOT%20NULL)&outFields=*&");
        assertThat(limoges.path()).containsExactly("features");
        assertThat(location("http://opendata.example.fr/mednum_cd17.geojson@features")
                        .path())
                .containsExactly("features");
        assertThat(location("https://carto.example.fr/?api/forms/8/entries").path())
                .isEmpty();
    }

    @Test
    void anAddressPastedFromABrowserIsEncoded() {
        assertThat(((WebSource) location("  https://www.éxample.fr:8443/à côté/{x}.csv#haut ")).address())
                .hasToString("https://www.xn--xample-9ua.fr:8443/%C3%A0%20c%C3%B4t%C3%A9/%7Bx%7D.csv");
    }

    @Test
    void whatIsNotALocationIsRefusedInWords() {
        assertThat(refusal("  ")).isEqualTo("Indiquez un fichier ou une adresse qui commence par https://.");
        assertThat(refusal("ftp://example.org/x.csv"))
                .isEqualTo(
                        "Les adresses « ftp » ne sont pas acceptées. Importez un fichier, ou donnez une adresse qui commence par"
                                + " https:// ou http://.");
        assertThat(refusal("file:///etc/passwd")).startsWith("Les adresses « file » ne sont pas acceptées.");
        assertThat(refusal("https://bob:secret@example.org/x.csv"))
                .isEqualTo("L’adresse contient un identifiant ou un mot de passe. Retirez le texte avant le signe @.");
        assertThat(refusal("x.json@data..items"))
                .isEqualTo("Le chemin « @data..items » n’est pas correct. Écrivez des noms séparés par des points, par"
                        + " exemple @data.items.");
        assertThat(refusal("x.json@")).startsWith("Le chemin « @ » n’est pas correct.");
        assertThat(refusal("http:///x.csv")).startsWith("L’adresse « http:///x.csv » n’est pas correcte.");
        assertThat(refusal("https://exa mple.org/")).startsWith("L’adresse « https://exa mple.org/ »");
        assertThat(refusal("places\0.csv")).startsWith("L’adresse « places␀.csv » n’est pas correcte.");
    }

    private static SourceLocation location(String typed) {
        assertThat(SourceLocation.parse(typed)).isInstanceOf(ParsedLocation.class);
        return ((ParsedLocation) SourceLocation.parse(typed)).location();
    }

    private static String refusal(String typed) {
        assertThat(SourceLocation.parse(typed)).isInstanceOf(SourceRefusal.class);
        return ((SourceRefusal) SourceLocation.parse(typed))
                .sentence(Locale.FRENCH)
                .replace('\u00A0', ' ');
    }
}
