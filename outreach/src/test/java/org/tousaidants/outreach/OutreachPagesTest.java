package org.tousaidants.outreach;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.outreach.mobilevisits.DemoHelpBusTour;
import org.tousaidants.outreach.positions.DemoAdviserPositions;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;

/// Checks the pages of the module « outreach » with two places in the territory and a bus.
class OutreachPagesTest extends BrowserPageChecks {
    @Autowired
    private DemoHelpBusTour played;

    @Autowired
    private DemoAdviserPositions posts;

    @Autowired
    private Places places;

    private void place(String name, String commune, String postcode, String latitude, String longitude) {
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, name,
                Field.COMMUNE, commune,
                Field.CODE_POSTAL, postcode,
                Field.LATITUDE, latitude,
                Field.LONGITUDE, longitude,
                Field.HORAIRES, "Mo-Fr 09:00-17:00"));
        places.gather(
                new ValueStatementSource.HarvestedSource("reach " + name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord("1", sheet)));
    }

    @Override
    protected Set<String> modules() {
        return Set.of("outreach");
    }

    @Override
    protected List<CheckedPage> pages() {
        place("Médiathèque de Saintes", "Saintes", "17100", "45.7456", "-0.6320");
        place("Tiers-lieu de Royan", "Royan", "17200", "45.6236", "-1.0270");
        var seen = played.seen();
        posts.once();
        return List.of(
                CheckedPage.open("/equite"),
                CheckedPage.open("/equite/partage"),
                CheckedPage.open("/equite/{code}", "/equite/17300"),
                CheckedPage.open("/passages"),
                CheckedPage.open("/passages/commune/{code}", "/passages/commune/17219"),
                CheckedPage.open("/passages/tournee/{id}", "/passages/tournee/" + seen.round()),
                CheckedPage.open("/passages/abonnement/{secret}", "/passages/abonnement/nul")
                        .answers(410),
                CheckedPage.open("/passages/fin/{secret}", "/passages/fin/nul").answers(410),
                CheckedPage.open("/conduite/{secret}", "/conduite/" + seen.driver()),
                CheckedPage.open("/conduite/{secret}/{passage}", "/conduite/" + seen.driver() + "/" + seen.passage()),
                CheckedPage.coordinator("/bureau/passages", "/bureau/passages"),
                CheckedPage.coordinator("/bureau/passages/{id}", "/bureau/passages/" + seen.passage()),
                CheckedPage.coordinator("/bureau/passages/{round}/lien", "/bureau/passages/" + seen.round() + "/lien"),
                CheckedPage.coordinator(
                        "/bureau/passages/{round}/jours/{day}",
                        "/bureau/passages/" + seen.round() + "/jours/" + seen.day()),
                CheckedPage.coordinator("/bureau/tournees", "/bureau/tournees"),
                CheckedPage.coordinator("/bureau/postes", "/bureau/postes"),
                CheckedPage.open("/poste/{secret}", "/poste/nul").answers(410),
                CheckedPage.coordinator(
                        "/bureau/implantation",
                        "/bureau/implantation?budget=250000&cout=60000&couts=Marennes%3B40000&sans=Royan&maximum=30&priorite=equite"));
    }
}
