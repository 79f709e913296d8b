package org.tousaidants.find.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes places as JSON or GeoJSON (RFC 7946), one after the other. The names are those of the national
/// columns: a list is an array, a position two numbers, and an unknown value is absent. Values without a
/// national column are in `extra` in JSON; in GeoJSON, whose properties are flat, their names begin with
/// `extra_`.
final class JsonFile {
    static final String EXTRA = "extra";
    static final String EXTRA_PREFIX = EXTRA + "_";
    static final String PAGE = "page";
    static final String CHANGED = "modifie_le";
    static final List<Field> OWN = List.of(
            Field.PASS_NUMERIQUE,
            Field.A_MA_PLACE,
            Field.REPARATION,
            Field.LIEU_CALME,
            Field.HORAIRES_TEXTE,
            Field.PRECISION);

    private final JsonGenerator json;
    private final UnaryOperator<String> url;

    private JsonFile(JsonGenerator json, UnaryOperator<String> url) {
        this.json = json;
        this.url = url;
    }

    private interface Writing {
        void into(JsonFile file);
    }

    /// `url` converts a path of this site to an absolute address; `links` are the addresses of the neighbouring
    /// pages.
    static void write(
            List<NationalPlace> places,
            ResultPage slice,
            Map<String, String> links,
            UnaryOperator<String> url,
            OutputStream out)
            throws IOException {
        writing(out, url, file -> file.list(places, slice, links));
    }

    static void writeOne(NationalPlace place, UnaryOperator<String> url, OutputStream out) throws IOException {
        writing(out, url, file -> file.object(place));
    }

    static void writeGeo(List<NationalPlace> places, UnaryOperator<String> url, OutputStream out) throws IOException {
        writing(out, url, file -> file.collection(places));
    }

    static void writeGeoOne(NationalPlace place, UnaryOperator<String> url, OutputStream out) throws IOException {
        writing(out, url, file -> file.feature(place));
    }

    /// Rethrows the error of a client that disconnects as an I/O error, because it is not ours.
    private static void writing(OutputStream out, UnaryOperator<String> url, Writing writing) throws IOException {
        try (var json = JsonMapper.shared().createGenerator(out)) {
            writing.into(new JsonFile(json, url));
        } catch (JacksonException broken) {
            if (broken.getCause() instanceof IOException io) throw io;
            throw broken;
        }
    }

    private void list(List<NationalPlace> places, ResultPage slice, Map<String, String> links) {
        json.writeStartObject();
        json.writeNumberProperty("total", slice.total());
        json.writeNumberProperty("page", slice.page());
        json.writeNumberProperty("per_page", slice.perPage());
        json.writeNumberProperty("pages", slice.pages());
        json.writeObjectPropertyStart("links");
        links.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeObjectPropertyStart("licence");
        json.writeStringProperty("name", Licence.NAME);
        json.writeStringProperty("url", Licence.URL);
        json.writeEndObject();
        json.writeArrayPropertyStart("places");
        for (var place : places) object(place);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void object(NationalPlace place) {
        json.writeStartObject();
        national(place);
        json.writeObjectPropertyStart(EXTRA);
        extra(place, "");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void collection(List<NationalPlace> places) {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
        for (var place : places) feature(place);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void feature(NationalPlace place) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", place.text(Field.ID));
        if (place.place().point().isEmpty()) json.writeNullProperty("geometry");
        else {
            json.writeObjectPropertyStart("geometry");
            json.writeStringProperty("type", "Point");
            json.writeArrayPropertyStart("coordinates");
            json.writeNumber(place.text(Field.LONGITUDE));
            json.writeNumber(place.text(Field.LATITUDE));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeObjectPropertyStart("properties");
        national(place);
        extra(place, EXTRA_PREFIX);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void national(NationalPlace place) {
        for (var field : Field.NATIONAL) {
            var value = place.text(field);
            if (value.isEmpty()) continue;
            json.writeName(field.column());
            if (field.list()) {
                json.writeStartArray();
                for (var one : value.split("\\|")) json.writeString(one);
                json.writeEndArray();
            } else if (field == Field.LATITUDE || field == Field.LONGITUDE) json.writeNumber(value);
            else json.writeString(value);
        }
    }

    private void extra(NationalPlace place, String prefix) {
        for (var field : OWN) {
            var value = field == Field.PRECISION
                    ? place.precision().map(ListedTerm::label)
                    : place.place().sheet().get(field);
            value.ifPresent(known -> json.writeStringProperty(prefix + field.column(), known));
        }
        json.writeStringProperty(
                prefix + PAGE, url.apply("/lieux/" + place.place().slug()));
        json.writeStringProperty(prefix + CHANGED, place.place().changedAt().toString());
    }
}
