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

/// Writes places as JSON or GeoJSON (RFC 7946), one by one, under the names of the national columns: a list is an
/// array, a position two numbers, and an unknown value is absent. Values without a national column are in the object
/// `extra` in JSON; in GeoJSON their names begin with `extra_`, because GeoJSON properties are flat.
final class OpenDataJsonFile {
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

    private OpenDataJsonFile(JsonGenerator json, UnaryOperator<String> url) {
        this.json = json;
        this.url = url;
    }

    private interface JsonFileAction {
        void into(OpenDataJsonFile file);
    }

    /// Writes the file.
    ///
    /// @param url function that converts a path of this site to an absolute address
    /// @param links addresses of the neighbouring pages
    static void write(
            List<NationalOpenDataPlace> places,
            ApiResultPage slice,
            Map<String, String> links,
            UnaryOperator<String> url,
            OutputStream out)
            throws IOException {
        writing(out, url, file -> file.list(places, slice, links));
    }

    static void writeOne(NationalOpenDataPlace place, UnaryOperator<String> url, OutputStream out) throws IOException {
        writing(out, url, file -> file.object(place));
    }

    static void writeGeo(List<NationalOpenDataPlace> places, UnaryOperator<String> url, OutputStream out)
            throws IOException {
        writing(out, url, file -> file.collection(places));
    }

    static void writeGeoOne(NationalOpenDataPlace place, UnaryOperator<String> url, OutputStream out)
            throws IOException {
        writing(out, url, file -> file.feature(place));
    }

    /// Executes an action that writes the file. If the client disconnects, the error is thrown as an I/O error,
    /// because it is not an error of this server.
    private static void writing(OutputStream out, UnaryOperator<String> url, JsonFileAction writing)
            throws IOException {
        try (var json = JsonMapper.shared().createGenerator(out)) {
            writing.into(new OpenDataJsonFile(json, url));
        } catch (JacksonException broken) {
            if (broken.getCause() instanceof IOException io) throw io;
            throw broken;
        }
    }

    private void list(List<NationalOpenDataPlace> places, ApiResultPage slice, Map<String, String> links) {
        json.writeStartObject();
        json.writeNumberProperty("total", slice.total());
        json.writeNumberProperty("page", slice.page());
        json.writeNumberProperty("per_page", slice.perPage());
        json.writeNumberProperty("pages", slice.pages());
        json.writeObjectPropertyStart("links");
        links.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeObjectPropertyStart("licence");
        json.writeStringProperty("name", OpenDataLicence.NAME);
        json.writeStringProperty("url", OpenDataLicence.URL);
        json.writeEndObject();
        json.writeArrayPropertyStart("places");
        for (var place : places) object(place);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void object(NationalOpenDataPlace place) {
        json.writeStartObject();
        national(place);
        json.writeObjectPropertyStart(EXTRA);
        extra(place, "");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void collection(List<NationalOpenDataPlace> places) {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
        for (var place : places) feature(place);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void feature(NationalOpenDataPlace place) {
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

    private void national(NationalOpenDataPlace place) {
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

    private void extra(NationalOpenDataPlace place, String prefix) {
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
