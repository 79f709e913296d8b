package org.tousaidants.label.skills;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages with the map of skills, computed from the directory. The distance is a parameter of the
/// address.
@Controller
@PublicAccess
@RateLimit
class PlaceSkillPages {
    private static final int USUAL_KM = 10;
    private static final int MOST_KM = 100;
    private static final int SHOWN = 12;
    private static final int PLACES_SHOWN = 30;

    /// All skills at one distance, by group.
    record SkillCoverageView(
            int km, Form form, int communes, long inhabitants, int places, List<SkillFamilyCard> families) {}

    record SkillFamilyCard(PlaceSkill.SkillGroup group, long silent, List<SkillRow> lines) {}

    record SkillRow(PlaceSkill skill, int places, int communesFar, long inhabitantsFar, long percentFar) {}

    /// One skill at one distance.
    ///
    /// @param rest number of communes that the table omits
    record SkillDetailView(
            PlaceSkill skill,
            int km,
            Form form,
            SkillRow line,
            long silent,
            int communes,
            MapDrawingView map,
            List<NearestPlacesOfCommunes.NearestPlaceOfCommune> far,
            String rest,
            List<Place> places) {}

    private static final List<String> COLUMNS = List.of(
            "code_insee", "commune", "population", "centre_estime", "distance_km", "a_portee", "lieu_le_plus_proche");

    private final PlaceSkills skills;
    private final TerritoryNetworks networks;

    PlaceSkillPages(PlaceSkills skills, TerritoryNetworks networks) {
        this.skills = skills;
        this.networks = networks;
    }

    @GetMapping("/competences")
    View overview(@RequestParam(name = "distance", defaultValue = "") String distance) {
        var form = form(distance);
        var km = km(form);
        var network = networks.here();
        var families = new ArrayList<SkillFamilyCard>();
        for (var group : PlaceSkill.SkillGroup.values()) {
            var of = PlaceSkill.ALL.stream()
                    .filter(skill -> skill.group() == group)
                    .toList();
            families.add(new SkillFamilyCard(
                    group,
                    skills.silent(network, of.getFirst().field()),
                    of.stream().map(skill -> line(skill, km)).toList()));
        }
        var communes = skills.communes(network);
        var inhabitants = communes.stream().mapToLong(c -> c.population()).sum();
        return View.of(
                        "label/skills/overview",
                        new SkillCoverageView(
                                km,
                                form,
                                communes.size(),
                                inhabitants,
                                skills.places(network).size(),
                                families))
                .status(form.hasErrors() ? 422 : 200);
    }

    @GetMapping("/competences/{skill}")
    View skill(
            @PathVariable String skill,
            @RequestParam(name = "distance", defaultValue = "") String distance,
            Page page) {
        var asked = known(skill);
        var form = form(distance);
        var km = km(form);
        var network = networks.here();
        var reach = skills.reach(network, asked);
        var far = reach.beyond(km);
        var rest =
                far.stream().skip(SHOWN).map(f -> f.commune().name()).sorted().toList();
        return View.of(
                        "label/skills/skill",
                        new SkillDetailView(
                                asked,
                                km,
                                form,
                                line(asked, km),
                                skills.silent(network, asked.field()),
                                reach.from().size(),
                                map(network, page, reach, km),
                                far.stream().limit(SHOWN).toList(),
                                String.join(", ", rest),
                                FrenchAlphabeticalOrder.by(
                                                reach.offering().stream(),
                                                Place::commune,
                                                Place::name,
                                                place -> place.code().value())
                                        .stream()
                                        .limit(PLACES_SHOWN)
                                        .toList()))
                .status(form.hasErrors() ? 422 : 200);
    }

    /// Downloads each commune with its distance as a file. The file contains only official and geometric data,
    /// no free text of a source.
    @GetMapping("/competences/{skill}/communes.csv")
    void communes(
            @PathVariable String skill,
            @RequestParam(name = "distance", defaultValue = "") String distance,
            HttpServletResponse response)
            throws IOException {
        var asked = known(skill);
        var form = form(distance);
        if (form.hasErrors()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var km = km(form);
        var csv = CsvTable.forPrograms(COLUMNS.toArray());
        for (var from : skills.reach(networks.here(), asked).from()) {
            var commune = from.commune();
            csv.row(
                    commune.code(),
                    commune.name(),
                    Integer.toString(commune.population()),
                    commune.estimated() ? "oui" : "non",
                    from.nearest().isPresent() ? String.format(Locale.ROOT, "%.1f", from.metres() / 1000) : "",
                    from.within(km) ? "oui" : "non",
                    from.nearest().map(place -> place.code().value()).orElse(""));
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + asked.parameter() + "-" + km + "-km.csv\"");
        response.getOutputStream().write(csv.bytes());
    }

    private static MapDrawingView map(TerritoryNetwork here, Page page, NearestPlacesOfCommunes reach, int km) {
        var classes = new HashMap<String, Integer>();
        for (var from : reach.from())
            classes.put(from.commune().code(), from.within(km) ? 0 : from.within(2 * km) ? 1 : 2);
        return MapDrawingViewBuilder.of(
                        here.departement(),
                        reach.from().stream()
                                .map(NearestPlacesOfCommunes.NearestPlaceOfCommune::commune)
                                .toList())
                .shade(
                        classes,
                        List.of(
                                page.t("skills.legend.near", km),
                                page.t("skills.legend.far", km, 2 * km),
                                page.t("skills.legend.farther", 2 * km)))
                .dots(reach.offering().stream()
                        .flatMap(place -> place.point().stream())
                        .toList())
                .drawn();
    }

    private SkillRow line(PlaceSkill skill, int km) {
        var reach = skills.reach(networks.here(), skill);
        var far = reach.beyond(km);
        var people = NearestPlacesOfCommunes.inhabitants(far);
        var all = NearestPlacesOfCommunes.inhabitants(reach.from());
        return new SkillRow(
                skill, reach.offering().size(), far.size(), people, all == 0 ? 0 : Math.round(100.0 * people / all));
    }

    private static PlaceSkill known(String parameter) {
        return PlaceSkill.of(parameter).orElseThrow(NotFoundException::new);
    }

    private static Form form(String distance) {
        var form = Form.filled(Map.of("distance", List.of(distance.isBlank() ? Integer.toString(USUAL_KM) : distance)));
        form.text("distance").integer(1, MOST_KM);
        return form;
    }

    private static int km(Form form) {
        return form.hasErrors()
                ? USUAL_KM
                : Integer.parseInt(form.value("distance").strip());
    }
}
