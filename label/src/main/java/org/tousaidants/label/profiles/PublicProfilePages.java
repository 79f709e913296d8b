package org.tousaidants.label.profiles;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Les aidant·es du territoire » — public pages with the list of helpers. They count only people who agreed
/// to be listed, so that no subtraction reveals another person.
@Controller
@PublicAccess
@RateLimit
class PublicProfilePages {
    private static final int A_PAGE = 20;
    private static final int FARTHEST_KM = 30;

    /// @param address of another page of this search, without its number
    /// @param map only on the first page
    record ListingListView(
            Form form,
            List<Choice> profiles,
            List<Choice> languages,
            Optional<Commune> where,
            int total,
            List<ProfileRow> lines,
            Pagination paging,
            String address,
            Optional<HelperMap> map) {}

    /// @param km distance from the commune of the search; empty if there is none, or if the person helps in it
    record ProfileRow(PublicProfile entry, Optional<Long> km) {}

    record ProfileView(PublicProfile entry, String jsonLd) {}

    private final PublicProfiles publicList;
    private final Directory directory;
    private final List<PlaceRecognitions> marks;
    private final Territories territories;
    private final Networks networks;

    PublicProfilePages(
            PublicProfiles publicList,
            Directory directory,
            List<PlaceRecognitions> marks,
            Territories territories,
            Networks networks) {
        this.publicList = publicList;
        this.directory = directory;
        this.marks = marks;
        this.territories = territories;
        this.networks = networks;
    }

    @GetMapping("/aidants")
    View list(
            @RequestParam(name = "commune", defaultValue = "") String code,
            @RequestParam(name = "ou", defaultValue = "") String where,
            @RequestParam(name = "profil", defaultValue = "") String profile,
            @RequestParam(name = "langue", defaultValue = "") String language,
            @RequestParam(name = "page", defaultValue = "1") String number,
            Page page) {
        var known = territories.communes().byCode(code);
        var form = form(known.map(Commune::written).orElse(where), profile, language);
        var commune = known.or(() -> commune(form));
        var entries = publicList.all();
        var lines = entries.stream()
                .filter(entry -> profile.isEmpty()
                        || entry.recognised().stream()
                                .anyMatch(one -> one.profile().equals(profile)))
                .filter(entry -> language.isEmpty()
                        || entry.languages().stream()
                                .anyMatch(one -> one.parameter().equals(language)))
                .flatMap(entry -> commune.map(one -> near(entry, one).stream())
                        .orElseGet(() -> Stream.of(new ProfileRow(entry, Optional.empty()))))
                .sorted(Comparator.comparing(line -> line.km().orElse(0L)))
                .toList();
        var paging = Pagination.of(number, lines.size(), A_PAGE);
        return View.of(
                        "label/profiles/list",
                        new ListingListView(
                                form,
                                profiles(entries, page),
                                languages(entries, page),
                                commune,
                                lines.size(),
                                paging.of(lines),
                                paging,
                                address(commune, profile, language) + "page=",
                                paging.current() > 1 || form.hasErrors()
                                        ? Optional.empty()
                                        : Optional.of(map(lines, commune))))
                .status(form.hasErrors() ? 422 : 200)
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store");
    }

    /// The commune is posted, so that no address holds what was typed.
    @PostMapping("/aidants")
    @ReadOnlyPost
    View typed(
            @RequestParam(name = "ou", defaultValue = "") String where,
            @RequestParam(name = "profil", defaultValue = "") String profile,
            @RequestParam(name = "langue", defaultValue = "") String language,
            Page page) {
        var form = form(where, profile, language);
        var commune = commune(form);
        return form.hasErrors()
                ? list("", where, profile, language, "1", page)
                : View.redirect(address(commune, profile, language));
    }

    private static Form form(String where, String profile, String language) {
        return Form.filled(Map.of("ou", List.of(where), "profil", List.of(profile), "langue", List.of(language)));
    }

    private Optional<Commune> commune(Form form) {
        return form.text("ou")
                .max(100)
                .as(
                        text -> ConsentForm.find(
                                text, territories.communes(), networks.here().departement()),
                        "listing.commune.wrong");
    }

    @GetMapping("/aidants/{code}")
    View helper(@PathVariable String code, Page page) {
        var entry = publicList.find(code).orElseThrow(NotFound::new);
        var view = View.of("label/profiles/helper", new ProfileView(entry, PersonJsonLd.of(entry, page)))
                // After a withdrawal or suspension, no cache may show the entry.
                .header("Cache-Control", "no-store");
        return entry.engines() ? view : view.header("X-Robots-Tag", "noindex");
    }

    /// The map of the people found and the recognised places, near the commune of the search.
    private HelperMap map(List<ProfileRow> lines, Optional<Commune> asked) {
        var network = networks.here();
        var recognised = PlaceRecognitions.ofAll(marks);
        var places = directory.snapshot().places().stream()
                .filter(place -> recognised.contains(place.id()))
                .filter(place -> asked.isEmpty() || isNear(place, asked.get()))
                .toList();
        return HelperMap.of(
                lines.stream().map(ProfileRow::entry).toList(), places, network.departement(), territories.communes());
    }

    private static boolean isNear(Place place, Commune asked) {
        return place.sheet().text(Field.CODE_INSEE).equals(asked.code())
                || place.point()
                        .filter(point -> asked.centre().metresTo(point) <= FARTHEST_KM * 1000.0)
                        .isPresent();
    }

    private static Optional<ProfileRow> near(PublicProfile entry, Commune asked) {
        if (entry.communes().stream().anyMatch(one -> one.code().equals(asked.code())))
            return Optional.of(new ProfileRow(entry, Optional.empty()));
        var nearest = points(entry)
                .mapToDouble(point -> asked.centre().metresTo(point))
                .min();
        return nearest.isPresent() && nearest.getAsDouble() <= FARTHEST_KM * 1000.0
                ? Optional.of(new ProfileRow(entry, Optional.of(km(nearest))))
                : Optional.empty();
    }

    private static Stream<Point> points(PublicProfile entry) {
        return Stream.concat(
                entry.communes().stream().map(Commune::centre),
                entry.places().stream().flatMap(place -> place.point().stream()));
    }

    private static long km(OptionalDouble metres) {
        return Math.max(1, Math.round(metres.orElse(0) / 1000));
    }

    private static List<Choice> profiles(List<PublicProfile> all, Page page) {
        var names = new LinkedHashMap<String, String>();
        for (var entry : all)
            for (var one : entry.recognised()) names.putIfAbsent(one.profile(), page.french(one.name()));
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> Choice.of(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Choice> languages(List<PublicProfile> all, Page page) {
        return Arrays.stream(Language.values())
                .filter(one -> all.stream().anyMatch(entry -> entry.languages().contains(one)))
                .map(one -> Choice.of(one.parameter().toLowerCase(Locale.ROOT), page.t(one.key())))
                .toList();
    }

    /// Ends where another parameter may follow.
    private static String address(Optional<Commune> commune, String profile, String language) {
        var query = new StringBuilder("/aidants?");
        commune.ifPresent(one -> query.append("commune=").append(one.code()).append('&'));
        Map.of("profil", profile, "langue", language).forEach((name, value) -> {
            if (!value.isEmpty())
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
        });
        return query.toString();
    }
}
