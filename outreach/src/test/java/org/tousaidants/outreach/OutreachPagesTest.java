package org.tousaidants.outreach;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.PageToSee;
import org.tousaidants.browser.PagesLook;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.outreach.passages.DemoTour;
import org.tousaidants.outreach.positions.DemoPositions;
import org.tousaidants.places.directory.HarvestedRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.StatementSource;

/// Checks the pages of the module « outreach » with two places in the territory and a bus.
class OutreachPagesTest extends PagesLook {
    @Autowired
    private DemoTour played;

    @Autowired
    private DemoPositions posts;

    @Autowired
    private Places places;

    private void place(String name, String commune, String postcode, String latitude, String longitude) {
        var sheet = Sheet.of(Map.of(
                Field.NOM, name,
                Field.COMMUNE, commune,
                Field.CODE_POSTAL, postcode,
                Field.LATITUDE, latitude,
                Field.LONGITUDE, longitude,
                Field.HORAIRES, "Mo-Fr 09:00-17:00"));
        places.gather(
                new StatementSource.Source("reach " + name, UUID.randomUUID()),
                List.of(new HarvestedRecord("1", sheet)));
    }

    @Override
    protected Set<String> modules() {
        return Set.of("outreach");
    }

    @Override
    protected List<PageToSee> pages() {
        place("Médiathèque de Saintes", "Saintes", "17100", "45.7456", "-0.6320");
        place("Tiers-lieu de Royan", "Royan", "17200", "45.6236", "-1.0270");
        var seen = played.seen();
        posts.once();
        return List.of(
                PageToSee.open("/equite"),
                PageToSee.open("/equite/{code}", "/equite/17300"),
                PageToSee.open("/passages"),
                PageToSee.open("/passages/commune/{code}", "/passages/commune/17219"),
                PageToSee.open("/passages/tournee/{id}", "/passages/tournee/" + seen.round()),
                PageToSee.open("/passages/abonnement/{secret}", "/passages/abonnement/nul")
                        .answers(410),
                PageToSee.open("/passages/fin/{secret}", "/passages/fin/nul").answers(410),
                PageToSee.open("/conduite/{secret}", "/conduite/" + seen.driver()),
                PageToSee.open("/conduite/{secret}/{passage}", "/conduite/" + seen.driver() + "/" + seen.passage()),
                PageToSee.coordinator("/bureau/passages", "/bureau/passages"),
                PageToSee.coordinator("/bureau/passages/{id}", "/bureau/passages/" + seen.passage()),
                PageToSee.coordinator("/bureau/passages/{round}/lien", "/bureau/passages/" + seen.round() + "/lien"),
                PageToSee.coordinator(
                        "/bureau/passages/{round}/jours/{day}",
                        "/bureau/passages/" + seen.round() + "/jours/" + seen.day()),
                PageToSee.coordinator("/bureau/tournees", "/bureau/tournees"),
                PageToSee.coordinator("/bureau/postes", "/bureau/postes"),
                PageToSee.open("/poste/{secret}", "/poste/nul").answers(410),
                PageToSee.coordinator(
                        "/bureau/implantation",
                        "/bureau/implantation?budget=250000&cout=60000&couts=Marennes%3B40000&sans=Royan&maximum=30&priorite=equite"));
    }
}
