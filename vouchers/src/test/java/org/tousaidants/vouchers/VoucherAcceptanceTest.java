package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;

/// « Accepte le pass » means the same in the search, on the sheet and on the page of the place: it can cash a
/// voucher today.
class VoucherAcceptanceTest extends VoucherTestSite {
    private static final ValueStatementSource.HarvestedSource SOURCE =
            new ValueStatementSource.HarvestedSource("pass", UUID.randomUUID());

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @DynamicPropertySource
    static void withoutLabel(DynamicPropertyRegistry settings) {
        settings.add("ta.pass.labelled", () -> "false");
    }

    @Test
    void aPlaceAcceptsThePassWhenItCanCashAVoucherTodayAndNotWhenItsSheetSaysSo() {
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, "Mairie du pass",
                Field.COMMUNE, "Brest",
                Field.CODE_INSEE, "29019",
                Field.CODE_POSTAL, "29200",
                Field.LATITUDE, "48.40",
                Field.LONGITUDE, "-4.48",
                Field.SERVICES, "Aide aux démarches administratives",
                Field.PASS_NUMERIQUE, "Oui"));
        places.gather(SOURCE, List.of(new HarvestedPlaceRecord("mairie", sheet)));
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Mairie du pass"))
                .findFirst()
                .orElseThrow();
        var asked = "/aide/reponses?besoin=impots&ou=29019&compte=pass&rayon=5";
        var path = "/lieux/" + place.slug();
        assertThat(read(asked)).contains("Aucun lieu n’encaisse le pass numérique aujourd’hui.");
        assertThat(read(path)).doesNotContain("Pass numérique");
        assertThat(read(path + "/fiche")).doesNotContain("Le pass numérique est accepté.");
        qualify(person(Role.HELPER), place, Optional.empty());
        assertThat(read(asked)).contains("Encaisse le pass numérique").doesNotContain("Aucun lieu n’encaisse");
        assertThat(read(path)).contains("Pass numérique");
        assertThat(read(path + "/fiche")).contains("Le pass numérique est accepté.");
    }

    private String read(String path) {
        return visitor().get(path).body().replace('\u00a0', ' ').replace("\u2060", "");
    }
}
