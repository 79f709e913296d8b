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
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Les aidant·es du territoire » — public pages with the list of helpers. They count only people who agreed to be
/// in the list, so that no subtraction reveals another person.
@Controller
@PublicAccess
@RateLimit
class PublicProfilePages {
    private static final int A_PAGE = 20;
    private static final int FARTHEST_KM = 30;

    /// The page of the public list of helpers.
    ///
    /// @param address address of another part of this list, without its number
    /// @param map map, only on the first page
    record PublicProfileListView(
            Form form,
            List<FormChoice> profiles,
            List<FormChoice> languages,
            Optional<Commune> where,
            int total,
            List<PublicProfileRow> lines,
            Pagination paging,
            String address,
            Optional<PublicHelperMap> map) {}

    /// One entry of the public list of helpers.
    ///
    /// @param km distance from the searched commune in km; empty if no commune was searched, or if the person
    /// helps in it
    record PublicProfileRow(PublicProfile entry, Optional<Long> km) {}

    record PublicProfileView(PublicProfile entry, String jsonLd) {}

    private final PublicProfiles publicList;
    private final PlaceDirectory directory;
    private final List<PlaceRecognitions> marks;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    PublicProfilePages(
            PublicProfiles publicList,
            PlaceDirectory directory,
            List<PlaceRecognitions> marks,
            TerritoryCommunes territories,
            TerritoryNetworks networks) {
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
                        .orElseGet(() -> Stream.of(new PublicProfileRow(entry, Optional.empty()))))
                .sorted(Comparator.comparing(line -> line.km().orElse(0L)))
                .toList();
        var paging = Pagination.of(number, lines.size(), A_PAGE);
        return View.of(
                        "label/profiles/list",
                        new PublicProfileListView(
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

    /// Searches for helpers near a typed commune. The commune is sent by POST, so that the address does not
    /// contain it.
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
                        text -> PublicProfileConsentForm.find(
                                text, territories.communes(), networks.here().departement()),
                        "listing.commune.wrong");
    }

    @GetMapping("/aidants/{code}")
    View helper(@PathVariable String code, Page page) {
        var entry = publicList.find(code).orElseThrow(NotFoundException::new);
        var view = View.of("label/profiles/helper", new PublicProfileView(entry, PublicProfileJsonLd.of(entry, page)))
                // Caching is forbidden, because no cache may show the entry after the consent was
                // withdrawn or the label suspended.
                .header("Cache-Control", "no-store");
        return entry.engines() ? view : view.header("X-Robots-Tag", "noindex");
    }

    /// Returns the map of the people found and of the recognised places, near the searched commune.
    ///
    /// @param asked the searched commune, if any
    private PublicHelperMap map(List<PublicProfileRow> lines, Optional<Commune> asked) {
        var network = networks.here();
        var recognised = PlaceRecognitions.ofAll(marks);
        var places = directory.snapshot().places().stream()
                .filter(place -> recognised.contains(place.id()))
                .filter(place -> asked.isEmpty() || isNear(place, asked.get()))
                .toList();
        return PublicHelperMap.of(
                lines.stream().map(PublicProfileRow::entry).toList(),
                places,
                network.departement(),
                territories.communes());
    }

    private static boolean isNear(Place place, Commune asked) {
        return place.sheet().text(Field.CODE_INSEE).equals(asked.code())
                || place.point()
                        .filter(point -> asked.centre().metresTo(point) <= FARTHEST_KM * 1000.0)
                        .isPresent();
    }

    private static Optional<PublicProfileRow> near(PublicProfile entry, Commune asked) {
        if (entry.communes().stream().anyMatch(one -> one.code().equals(asked.code())))
            return Optional.of(new PublicProfileRow(entry, Optional.empty()));
        var nearest = points(entry)
                .mapToDouble(point -> asked.centre().metresTo(point))
                .min();
        return nearest.isPresent() && nearest.getAsDouble() <= FARTHEST_KM * 1000.0
                ? Optional.of(new PublicProfileRow(entry, Optional.of(km(nearest))))
                : Optional.empty();
    }

    private static Stream<GeoPoint> points(PublicProfile entry) {
        return Stream.concat(
                entry.communes().stream().map(Commune::centre),
                entry.places().stream().flatMap(place -> place.point().stream()));
    }

    private static long km(OptionalDouble metres) {
        return Math.max(1, Math.round(metres.orElse(0) / 1000));
    }

    private static List<FormChoice> profiles(List<PublicProfile> all, Page page) {
        var names = new LinkedHashMap<String, String>();
        for (var entry : all)
            for (var one : entry.recognised()) names.putIfAbsent(one.profile(), page.french(one.name()));
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> FormChoice.of(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<FormChoice> languages(List<PublicProfile> all, Page page) {
        return Arrays.stream(SpokenLanguage.values())
                .filter(one -> all.stream().anyMatch(entry -> entry.languages().contains(one)))
                .map(one -> FormChoice.of(one.parameter().toLowerCase(Locale.ROOT), page.t(one.key())))
                .toList();
    }

    /// Returns the address of a search in the list. Its end is such that another parameter can be appended.
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
