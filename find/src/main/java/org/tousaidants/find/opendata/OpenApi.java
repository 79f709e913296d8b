package org.tousaidants.find.opendata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.schema.Field;

/// The OpenAPI 3.1 document, made from the very lists that the answers are made from: [Parameter], [Field],
/// [AnswerFormat],
/// [Problem.Kind]. What is left to hold by hand, paths and shapes, is compared with the running server by a test.
final class OpenApi {
    /// A text of the message files.
    interface Words {
        String t(String key, Object... args);
    }

    private static final List<Field> NUMBERS = List.of(Field.LATITUDE, Field.LONGITUDE);
    private static final int LONGEST_SUMMARY = 280;
    /// The regular expressions of JSON Schema have no flags; these say « any text » and more is said beside them.
    private static final String ANY_TEXT = "(?s)";

    private final Words words;
    private final String server;

    OpenApi(Words words, String server) {
        this.words = words;
        this.server = server;
    }

    Map<String, Object> document() {
        var paths = new LinkedHashMap<String, Object>();
        paths.put("/api/v1/places", path(list(Arrays.asList(AnswerFormat.values()))));
        for (var format : AnswerFormat.values())
            paths.put("/api/v1/places." + format.extension(), path(list(List.of(format))));
        paths.put("/api/v1/places/{id}", path(one(Arrays.asList(AnswerFormat.values()))));
        for (var format : AnswerFormat.values())
            paths.put("/api/v1/places/{id}." + format.extension(), path(one(List.of(format))));
        paths.put(DescriptionApi.PATH, path(description()));
        return map(
                "openapi",
                "3.1.0",
                "info",
                map(
                        "title",
                        t("opendata.openapi.title"),
                        "version",
                        "1",
                        "description",
                        t("opendata.openapi.description"),
                        "license",
                        map("name", Licence.NAME, "identifier", Licence.SPDX)),
                "externalDocs",
                map("url", server + "/api"),
                "servers",
                List.of(map("url", server)),
                "paths",
                paths,
                "components",
                map("parameters", parameters(), "headers", headers(), "schemas", schemas()));
    }

    private static Map<String, Object> path(Map<String, Object> operation) {
        return map("get", operation);
    }

    private Map<String, Object> list(List<AnswerFormat> formats) {
        var parameters = new ArrayList<Object>();
        for (var parameter : Parameter.values()) parameters.add(reference("parameters", parameter.text()));
        var headers = new LinkedHashMap<String, Object>();
        for (var header : List.of("Link", "X-Total-Count", "ETag", "Last-Modified"))
            headers.put(header, reference("headers", header));
        return map(
                "summary",
                t("opendata.openapi.list"),
                "operationId",
                "places" + suffix(formats),
                "parameters",
                parameters,
                "responses",
                responses(
                        map(
                                "description",
                                t("opendata.openapi.list.200"),
                                "headers",
                                headers,
                                "content",
                                content(formats, "Places", "FeatureCollection")),
                        problems(formats, Problem.Kind.PARAMETER, Problem.Kind.FORMAT)));
    }

    private Map<String, Object> one(List<AnswerFormat> formats) {
        return map(
                "summary",
                t("opendata.openapi.one"),
                "operationId",
                "place" + suffix(formats),
                "parameters",
                List.of(
                        map(
                                "name",
                                "id",
                                "in",
                                "path",
                                "required",
                                true,
                                "description",
                                t("opendata.openapi.id"),
                                "schema",
                                map("type", "string")),
                        reference("parameters", Parameter.LANG.text())),
                "responses",
                moving(responses(
                        map(
                                "description",
                                t("opendata.openapi.one.200"),
                                "content",
                                content(formats, "Place", "Feature")),
                        problems(
                                formats,
                                Problem.Kind.PARAMETER,
                                Problem.Kind.NOT_FOUND,
                                Problem.Kind.FORMAT,
                                Problem.Kind.GONE))));
    }

    /// A record that is known to be of another place leads to it.
    private Map<String, Object> moving(Map<String, Object> responses) {
        responses.put("301", map("description", t("opendata.openapi.one.301")));
        return responses;
    }

    private Map<String, Object> description() {
        return map(
                "summary",
                t("opendata.openapi.self"),
                "operationId",
                "openapi",
                "parameters",
                List.of(reference("parameters", Parameter.LANG.text())),
                "responses",
                responses(
                        map(
                                "description",
                                t("opendata.openapi.self"),
                                "content",
                                map("application/json", map("schema", map("type", "object")))),
                        List.of(Problem.Kind.PARAMETER)));
    }

    private static String suffix(List<AnswerFormat> formats) {
        return formats.size() > 1 ? "" : "-" + formats.getFirst().extension();
    }

    /// An address that names its format is never refused for the format.
    private static List<Problem.Kind> problems(List<AnswerFormat> formats, Problem.Kind... kinds) {
        return Arrays.stream(kinds)
                .filter(kind -> kind != Problem.Kind.FORMAT || formats.size() > 1)
                .toList();
    }

    private Map<String, Object> responses(Map<String, Object> good, List<Problem.Kind> problems) {
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", good);
        responses.put("304", map("description", t("opendata.openapi.304")));
        for (var kind : problems) responses.put(Integer.toString(kind.status()), problem(t(kind.key() + ".title")));
        responses.put("429", problem(t("opendata.openapi.429")));
        return responses;
    }

    private static Map<String, Object> problem(String description) {
        return map(
                "description",
                description,
                "content",
                map(Problem.MEDIA_TYPE, map("schema", reference("schemas", "Problem"))));
    }

    private static Map<String, Object> content(List<AnswerFormat> formats, String json, String geoJson) {
        var content = new LinkedHashMap<String, Object>();
        for (var format : formats)
            content.put(
                    format.mediaType(),
                    map(
                            "schema",
                            switch (format) {
                                case JSON -> reference("schemas", json);
                                case GEOJSON -> reference("schemas", geoJson);
                                case CSV -> map("type", "string");
                            }));
        return content;
    }

    private Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        for (var parameter : Parameter.values()) {
            var description = t(parameter.key());
            if (parameter.allowed().isEmpty())
                description += " " + t("opendata.parameter.form", t(parameter.formKey(), parameter.most()));
            var one = map("name", parameter.text(), "in", "query", "description", description);
            if (parameter.repeatable()) {
                one.put("style", "form");
                one.put("explode", !parameter.commas());
                one.put("schema", map("type", "array", "items", value(parameter), "maxItems", parameter.mostValues()));
            } else one.put("schema", value(parameter));
            parameters.put(parameter.text(), one);
        }
        return parameters;
    }

    private static Map<String, Object> value(Parameter parameter) {
        if (!parameter.allowed().isEmpty()) return map("type", "string", "enum", parameter.allowed());
        return switch (parameter) {
            case RAYON, NOMBRE, PAGE, PER_PAGE -> map("type", "integer", "minimum", 1, "maximum", parameter.most());
            case MODIFIE_DEPUIS -> map("type", "string", "format", "date");
            case CODE_INSEE -> text(Field.CODE_INSEE);
            case CODE_POSTAL -> text(Field.CODE_POSTAL);
            default -> map("type", "string");
        };
    }

    private Map<String, Object> headers() {
        return map(
                "Link",
                map("description", t("opendata.openapi.link"), "schema", map("type", "string")),
                "X-Total-Count",
                map("description", t("opendata.openapi.total"), "schema", map("type", "integer", "minimum", 0)),
                "ETag",
                map("description", t("opendata.openapi.etag"), "schema", map("type", "string")),
                "Last-Modified",
                map("description", t("opendata.openapi.modified"), "schema", map("type", "string")));
    }

    private Map<String, Object> schemas() {
        var place = columns();
        place.put(
                JsonFile.EXTRA,
                map(
                        "type",
                        "object",
                        "description",
                        t("opendata.openapi.extra"),
                        "required",
                        List.of(JsonFile.PAGE, JsonFile.CHANGED),
                        "additionalProperties",
                        false,
                        "properties",
                        extra("")));
        var flat = columns();
        flat.putAll(extra(JsonFile.EXTRA_PREFIX));
        var count = map("type", "integer", "minimum", 0);
        var number = map("type", "integer", "minimum", 1);
        return map(
                "Place",
                object(place, required(JsonFile.EXTRA)),
                "Places",
                object(
                        map(
                                "total",
                                count,
                                "page",
                                number,
                                "per_page",
                                number,
                                "pages",
                                number,
                                "links",
                                object(
                                        map("first", uri(), "prev", uri(), "next", uri(), "last", uri()),
                                        List.of("first", "last")),
                                "licence",
                                object(map("name", map("type", "string"), "url", uri()), List.of("name", "url")),
                                "places",
                                map("type", "array", "items", reference("schemas", "Place"))),
                        List.of("total", "page", "per_page", "pages", "links", "licence", "places")),
                "Feature",
                object(
                        map(
                                "type",
                                map("const", "Feature"),
                                "id",
                                map("type", "string"),
                                "geometry",
                                map("oneOf", List.of(map("type", "null"), point())),
                                "properties",
                                object(
                                        flat,
                                        required(
                                                JsonFile.EXTRA_PREFIX + JsonFile.PAGE,
                                                JsonFile.EXTRA_PREFIX + JsonFile.CHANGED))),
                        List.of("type", "id", "geometry", "properties")),
                "FeatureCollection",
                object(
                        map(
                                "type",
                                map("const", "FeatureCollection"),
                                "features",
                                map("type", "array", "items", reference("schemas", "Feature"))),
                        List.of("type", "features")),
                "Problem",
                problemSchema());
    }

    private static Map<String, Object> columns() {
        var columns = new LinkedHashMap<String, Object>();
        for (var field : Field.NATIONAL) columns.put(field.column(), column(field));
        return columns;
    }

    private static Map<String, Object> extra(String prefix) {
        var extra = new LinkedHashMap<String, Object>();
        for (var field : JsonFile.OWN)
            extra.put(
                    prefix + field.column(),
                    field.terms().isEmpty()
                            ? map("type", "string")
                            : map("type", "string", "enum", List.copyOf(field.terms())));
        extra.put(prefix + JsonFile.PAGE, uri());
        extra.put(prefix + JsonFile.CHANGED, map("type", "string", "format", "date-time"));
        return extra;
    }

    private static Map<String, Object> column(Field field) {
        if (NUMBERS.contains(field)) return map("type", "number");
        if (!field.list()) return text(field);
        var item = map("type", "string");
        if (!field.terms().isEmpty()) item.put("enum", List.copyOf(field.terms()));
        return map("type", "array", "items", item, "minItems", 1);
    }

    private static Map<String, Object> text(Field field) {
        var text = map("type", "string");
        var pattern = field.pattern().filter(one -> !one.startsWith(ANY_TEXT));
        if (pattern.isPresent()) text.put("pattern", "^(?:" + pattern.get() + ")$");
        else text.put("minLength", 1);
        if (field == Field.PRESENTATION_RESUME) text.put("maxLength", LONGEST_SUMMARY);
        if (field == Field.DATE_MAJ) text.put("format", "date");
        return text;
    }

    private static Map<String, Object> point() {
        return object(
                map(
                        "type",
                        map("const", "Point"),
                        "coordinates",
                        map("type", "array", "items", map("type", "number"), "minItems", 2, "maxItems", 2)),
                List.of("type", "coordinates"));
    }

    private static Map<String, Object> problemSchema() {
        var text = map("type", "string");
        var error = map(
                "type",
                "object",
                "required",
                List.of("parameter", "detail"),
                "properties",
                map("parameter", text, "detail", text, "allowed", map("type", "array", "items", text)));
        return map(
                "type",
                "object",
                "required",
                List.of("title", "status", "detail", "instance"),
                "properties",
                map(
                        "type",
                        uri(),
                        "title",
                        text,
                        "status",
                        map("type", "integer"),
                        "detail",
                        text,
                        "instance",
                        map("type", "string", "format", "uri-reference"),
                        "errors",
                        map("type", "array", "items", error)));
    }

    private static List<String> required(String... own) {
        var required = new ArrayList<String>();
        for (var field : Field.NATIONAL) if (field.required()) required.add(field.column());
        required.addAll(List.of(own));
        return required;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return map("type", "object", "required", required, "additionalProperties", false, "properties", properties);
    }

    private static Map<String, Object> uri() {
        return map("type", "string", "format", "uri");
    }

    private static Map<String, Object> reference(String kind, String name) {
        return map("$ref", "#/components/" + kind + "/" + name);
    }

    private String t(String key, Object... args) {
        return words.t(key, args);
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }
}
