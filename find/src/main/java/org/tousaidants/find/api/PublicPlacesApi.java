package org.tousaidants.find.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;

/// Serves all places of the network, a selection of them, or a single place, as JSON, CSV or GeoJSON.
@Controller
@PublicAccess
@RateLimit
class PublicPlacesApi {
    private static final String PATH = "/api/v1/places";
    private static final int SECONDS_KEPT = 60;

    private final OpenDataCatalogue catalogue;

    PublicPlacesApi(OpenDataCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping({PATH, PATH + ".json", PATH + ".csv", PATH + ".geojson"})
    void places(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var answer = new OpenDataResponseApi(request, response, page);
        var format = format(request);
        if (format.isEmpty()) {
            notAcceptable(answer, page);
            return;
        }
        var edition = catalogue.edition();
        switch (catalogue.read(answer.parameters(), edition)) {
            case OpenDataQueryForm.InvalidQuery(var mistakes) -> answer.wrong(mistakes);
            case OpenDataQueryForm.ValidQuery(var query) ->
                list(new ApiRequest(request, response, page, answer, format.get(), query), edition);
        }
    }

    @GetMapping({PATH + "/{id}", PATH + "/{id}.json", PATH + "/{id}.csv", PATH + "/{id}.geojson"})
    void place(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Page page)
            throws IOException {
        var answer = new OpenDataResponseApi(request, response, page);
        var mistakes = OpenDataQueryForm.readNone(answer.parameters());
        var format = format(request);
        var place = catalogue.find(id);
        if (!mistakes.isEmpty()) answer.wrong(mistakes);
        else if (format.isEmpty()) notAcceptable(answer, page);
        else if (place.isEmpty())
            answer.refuse(ApiProblem.ApiProblemKind.NOT_FOUND, page.t("opendata.problem.introuvable.what"));
        else if (!id.endsWith(place.get().code().value())) moved(id, place.get(), request, response);
        else if (!place.get().inLists())
            answer.refuse(ApiProblem.ApiProblemKind.GONE, page.t("opendata.problem.retire.what"));
        else one(place.get(), format.get(), response, page, answer);
    }

    /// Redirects from the id of a merged place to the place that contains it. Caches must not store the
    /// redirect, because the merged place may be separated again.
    private void moved(String id, Place place, HttpServletRequest request, HttpServletResponse response) {
        var now = NationalOpenDataPlace.id(catalogue.network().id(), place);
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", request.getRequestURI().replace("/" + id, "/" + now));
        response.setHeader("Cache-Control", "no-cache");
    }

    private record ApiRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            OpenDataResponseApi answer,
            OpenDataFormat format,
            OpenDataApiQuery query) {}

    private void list(ApiRequest asked, OpenDataCatalogue.CatalogueEdition edition) throws IOException {
        var response = asked.response();
        edition.changedAt().ifPresent(at -> response.setDateHeader("Last-Modified", at.toEpochMilli()));
        if (asked.answer().known(tag(asked, edition), SECONDS_KEPT)) return;
        var selected = catalogue.select(edition, asked.query());
        var whole = asked.format() != OpenDataFormat.JSON && !asked.query().paged();
        var slice = whole
                ? new ApiResultPage(1, Math.max(1, selected.size()), selected.size())
                : asked.query().slice(selected.size());
        var links = whole ? Map.<String, String>of() : links(asked, slice);
        response.setHeader("X-Total-Count", Integer.toString(selected.size()));
        response.setHeader("Link", link(links));
        head(response, asked.format(), fileName(asked.format()));
        if (asked.answer().headersOnly()) return;
        write(asked.format(), slice.of(selected), slice, links, asked.page(), response.getOutputStream());
    }

    private static void write(
            OpenDataFormat format,
            List<NationalOpenDataPlace> places,
            ApiResultPage slice,
            Map<String, String> links,
            Page page,
            OutputStream out)
            throws IOException {
        switch (format) {
            case JSON -> OpenDataJsonFile.write(places, slice, links, page::url, out);
            case GEOJSON -> OpenDataJsonFile.writeGeo(places, page::url, out);
            case CSV -> OpenDataCsvFile.write(places, out);
        }
    }

    private void one(
            Place place, OpenDataFormat format, HttpServletResponse response, Page page, OpenDataResponseApi answer)
            throws IOException {
        var national = catalogue.national(place);
        response.setDateHeader("Last-Modified", place.changedAt().toEpochMilli());
        if (answer.known(
                place.code() + "-" + place.changes() + (national.recognised() ? "-reconnu-" : "-") + format.extension(),
                SECONDS_KEPT)) return;
        response.setHeader("Link", link(Map.of()));
        head(response, format, place.code() + "." + format.extension());
        if (answer.headersOnly()) return;
        switch (format) {
            case JSON -> OpenDataJsonFile.writeOne(national, page::url, response.getOutputStream());
            case GEOJSON -> OpenDataJsonFile.writeGeoOne(national, page::url, response.getOutputStream());
            case CSV -> OpenDataCsvFile.write(List.of(national), response.getOutputStream());
        }
    }

    private static void head(HttpServletResponse response, OpenDataFormat format, String fileName) {
        response.setContentType(format == OpenDataFormat.CSV ? "text/csv;charset=UTF-8" : format.mediaType());
        // Makes browsers save the file instead of showing it, because it contains texts of untrusted
        // sources.
        response.setHeader(
                "Content-Disposition",
                (format == OpenDataFormat.JSON ? "inline" : "attachment") + "; filename=\"" + fileName + "\"");
    }

    /// Returns the file name that the national schema requires for the downloaded file:
    /// `2026-11-25_charente-maritime_lieux-de-mediation-numerique_17.csv`.
    private String fileName(OpenDataFormat format) {
        var network = catalogue.network();
        return catalogue.today() + "_" + network.id() + "_lieux-de-mediation-numerique_"
                + network.departement().toLowerCase(Locale.ROOT) + "." + format.extension();
    }

    private static void notAcceptable(OpenDataResponseApi answer, Page page) throws IOException {
        answer.refuse(ApiProblem.ApiProblemKind.FORMAT, page.t("opendata.problem.format.what"));
    }

    private static Optional<OpenDataFormat> format(HttpServletRequest request) {
        return OpenDataFormat.ofPath(request.getRequestURI())
                .or(() -> OpenDataFormat.accepted(
                        Optional.ofNullable(request.getHeader("Accept")).orElse("")));
    }

    /// Returns the entity tag, which changes when the response changes. For a list of open places it includes
    /// the current minute, because this list changes even if no place changes.
    private String tag(ApiRequest asked, OpenDataCatalogue.CatalogueEdition edition) {
        var query = new TreeMap<>(asked.answer().parameters()).toString();
        var moment = asked.query().dependsOnTheHour()
                ? "-" + catalogue.now().withSecond(0).withNano(0).toString().replaceAll("\\D", "")
                : "";
        return edition.state() + "-" + asked.format().extension() + "-" + Integer.toHexString(query.hashCode())
                + moment;
    }

    private static Map<String, String> links(ApiRequest asked, ApiResultPage slice) {
        var links = new LinkedHashMap<String, String>();
        slice.neighbours().forEach((name, number) -> links.put(name, address(asked, slice, number)));
        return links;
    }

    private static String address(ApiRequest asked, ApiResultPage slice, int number) {
        var parts = new ArrayList<String>();
        new TreeMap<>(asked.answer().parameters()).forEach((name, values) -> {
            if (name.equals(OpenDataApiParameter.PAGE.text()) || name.equals(OpenDataApiParameter.PER_PAGE.text()))
                return;
            for (var value : values) if (!value.isBlank()) parts.add(encoded(name) + "=" + encoded(value));
        });
        parts.add(OpenDataApiParameter.PAGE.text() + "=" + number);
        parts.add(OpenDataApiParameter.PER_PAGE.text() + "=" + slice.perPage());
        return asked.page().url(asked.request().getRequestURI()) + "?" + String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String link(Map<String, String> links) {
        var parameters = new ArrayList<String>();
        links.forEach((name, address) -> parameters.add("<" + address + ">; rel=\"" + name + "\""));
        parameters.add("<" + OpenDataLicence.URL + ">; rel=\"license\"");
        parameters.add("<" + OpenApiDescriptionApi.PATH + ">; rel=\"service-desc\"");
        return String.join(", ", parameters);
    }
}
