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
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages with the map of skills, computed from the directory. The distance is a parameter of the
/// address.
@Controller
@PublicAccess
@RateLimit
class SkillPages {
    private static final int USUAL_KM = 10;
    private static final int MOST_KM = 100;
    private static final int SHOWN = 12;
    private static final int PLACES_SHOWN = 30;

    /// All skills at one distance, by group.
    record Overview(int km, Form form, int communes, long inhabitants, int places, List<Family> families) {}

    record Family(Skill.Group group, long silent, List<SkillRow> lines) {}

    record SkillRow(Skill skill, int places, int communesFar, long inhabitantsFar, long percentFar) {}

    /// One skill at one distance. `rest` is the number of communes that the table leaves out.
    record Detail(
            Skill skill,
            int km,
            Form form,
            SkillRow line,
            long silent,
            int communes,
            MapView map,
            List<NearestPlaces.From> far,
            String rest,
            List<Place> places) {}

    private static final List<String> COLUMNS = List.of(
            "code_insee", "commune", "population", "centre_estime", "distance_km", "a_portee", "lieu_le_plus_proche");

    private final Skills skills;
    private final Networks networks;

    SkillPages(Skills skills, Networks networks) {
        this.skills = skills;
        this.networks = networks;
    }

    @GetMapping("/competences")
    View overview(@RequestParam(name = "distance", defaultValue = "") String distance) {
        var form = form(distance);
        var km = km(form);
        var network = networks.here();
        var families = new ArrayList<Family>();
        for (var group : Skill.Group.values()) {
            var of = Skill.ALL.stream().filter(skill -> skill.group() == group).toList();
            families.add(new Family(
                    group,
                    skills.silent(network, of.getFirst().field()),
                    of.stream().map(skill -> line(skill, km)).toList()));
        }
        var communes = skills.communes(network);
        var inhabitants = communes.stream().mapToLong(c -> c.population()).sum();
        return View.of(
                        "label/skills/overview",
                        new Overview(
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
                        new Detail(
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

    /// Downloads each commune with its distance. The file has official and geometric data only, no free text of
    /// a source.
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

    private static MapView map(Network here, Page page, NearestPlaces reach, int km) {
        var classes = new HashMap<String, Integer>();
        for (var from : reach.from())
            classes.put(from.commune().code(), from.within(km) ? 0 : from.within(2 * km) ? 1 : 2);
        return MapViewBuilder.of(
                        here.departement(),
                        reach.from().stream().map(NearestPlaces.From::commune).toList())
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

    private SkillRow line(Skill skill, int km) {
        var reach = skills.reach(networks.here(), skill);
        var far = reach.beyond(km);
        var people = NearestPlaces.inhabitants(far);
        var all = NearestPlaces.inhabitants(reach.from());
        return new SkillRow(
                skill, reach.offering().size(), far.size(), people, all == 0 ? 0 : Math.round(100.0 * people / all));
    }

    private static Skill known(String parameter) {
        return Skill.of(parameter).orElseThrow(NotFound::new);
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
