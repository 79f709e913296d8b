package org.tousaidants.find.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.core.schema.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description is compared with the routes, the refusals and the answers of the running server.
class OpenApiDescriptionApiTest extends ApiTestSite {
    private static final String OPENAPI = "/api/v1/openapi.json";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void itsPathsAreTheRoutes() {
        var routes = handlers.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/v1/"))
                .collect(Collectors.toSet());
        assertThat(Set.copyOf(json(OPENAPI).get("paths").propertyNames())).isEqualTo(routes);
    }

    @Test
    void itsParametersAreThoseThatARefusalNames() {
        var list = json(OPENAPI).get("paths").get("/api/v1/places").get("get").get("parameters");
        var told = new LinkedHashSet<String>();
        for (var reference : list) told.add(resolved(reference).get("name").asString());
        var allowed = new LinkedHashSet<String>();
        json("/api/v1/places?inconnu=1")
                .get("errors")
                .get(0)
                .get("allowed")
                .forEach(one -> allowed.add(one.asString()));
        assertThat(told).isEqualTo(allowed);
    }

    @Test
    void itAllowsEveryValueThatIsTaken() {
        var parameters = json(OPENAPI).get("components").get("parameters");
        for (var parameter : OpenDataApiParameter.values()) {
            var schema = parameters.get(parameter.text()).get("schema");
            var one = parameter.repeatable() ? schema.get("items") : schema;
            assertThat(one.path("enum").valueStream().map(JsonNode::asString))
                    .as(parameter.text())
                    .containsExactlyElementsOf(parameter.allowed());
            assertThat(schema.path("maxItems").asInt(1)).as(parameter.text()).isEqualTo(parameter.mostValues());
        }
        var schemas = json(OPENAPI).get("components").get("schemas");
        var columns = Field.NATIONAL.stream().map(Field::column).toList();
        assertThat(schemas.get("Place").get("properties").propertyNames()).containsAll(columns);
        for (var field : Field.NATIONAL)
            assertThat(schemas.get("Place")
                            .get("properties")
                            .get(field.column())
                            .path("items")
                            .path("enum")
                            .valueStream()
                            .map(JsonNode::asString))
                    .as(field.column())
                    .containsExactlyInAnyOrderElementsOf(field.list() ? field.terms() : Set.of());
    }

    @Test
    void everyValueThatItAllowsIsTaken() {
        for (var parameter : json(OPENAPI).get("components").get("parameters")) {
            var schema = parameter.get("schema");
            var one = schema.has("items") ? schema.get("items") : schema;
            var name = parameter.get("name").asString();
            if (one.has("enum"))
                for (var value : one.get("enum"))
                    assertThat(get("/api/v1/places?per_page=1&" + name + "=" + encoded(value.asString()))
                                    .statusCode())
                            .as(name + "=" + value)
                            .isEqualTo(200);
            if (!one.has("maximum")) continue;
            var most = one.get("maximum").asInt();
            assertThat(get("/api/v1/places?" + name + "=" + most).statusCode())
                    .as(name)
                    .isEqualTo(200);
            assertThat(get("/api/v1/places?" + name + "=" + (most + 1)).statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    @Test
    void answersAreAsItSays() {
        for (var path : List.of("/api/v1/places?per_page=1000", "/api/v1/places?source=Essai&page=1"))
            assertFits("Places", get(path).body());
        assertFits("FeatureCollection", get("/api/v1/places.geojson").body());
        for (var place : all().subList(0, 20)) {
            assertFits("Place", get("/api/v1/places/" + place.code()).body());
            assertFits(
                    "Feature",
                    get("/api/v1/places/" + place.code() + ".geojson").body());
        }
        assertFits("Problem", get("/api/v1/places?page=0&x=y").body());
        assertFits("Problem", get("/api/v1/places/zzzzzzz").body());
        assertFits("Problem", visitor().send("DELETE", "/api/v1/places").body());
    }

    @Test
    void anAnswerWithAColumnOfItsOwnWouldBeSeen() {
        var place = get("/api/v1/places/" + place("France services de Saintes").code())
                .body();
        assertThat(errors("Place", place)).isEmpty();
        assertThat(errors("Place", place.replace("\"pivot\"", "\"siret\""))).isNotEmpty();
        assertThat(errors("Place", place.replace("+33546000001", "05 46 00 00 01")))
                .isNotEmpty();
        assertThat(errors("Place", place.replace("\"Gratuit\"", "\"Cadeau\""))).isNotEmpty();
    }

    @Test
    void itSpeaksEnglishToo() {
        assertThat(json(OPENAPI).get("info").get("title").asString()).startsWith("Lieux");
        assertThat(json(OPENAPI + "?lang=en").get("info").get("title").asString())
                .startsWith("Digital help places");
        assertThat(get(OPENAPI + "?x=1").statusCode()).isEqualTo(400);
        var tag = header(get(OPENAPI), "ETag");
        assertThat(get(OPENAPI, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void thePageTellsEveryParameterAndEveryError() {
        for (var lang : List.of("fr", "en")) {
            var response = get("/api?lang=" + lang);
            assertThat(response.statusCode()).isEqualTo(200);
            for (var name : OpenDataApiParameter.names())
                assertThat(response.body()).contains("<code>" + name + "</code>");
            for (var kind : ApiProblem.ApiProblemKind.values())
                assertThat(response.body()).contains("id=\"" + kind.anchor() + "\"");
            assertThat(response.body()).contains("Licence Ouverte 2.0", "lang=\"" + lang + "\"");
        }
        var type = json("/api/v1/places?page=0").get("type").asString();
        assertThat(type).isEqualTo("http://localhost:" + port + "/api#parametre");
        assertThat(get("/plan-du-site").body()).contains("href=\"/api\"");
    }

    private void assertFits(String schema, String body) {
        assertThat(errors(schema, body)).as(schema).isEmpty();
    }

    private List<com.networknt.schema.Error> errors(String name, String body) {
        return schema(name).validate(body, InputFormat.JSON);
    }

    private Schema schema(String name) {
        var mapper = JsonMapper.shared();
        var root = mapper.createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.set("components", json(OPENAPI).get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(mapper.writeValueAsString(root), InputFormat.JSON);
    }

    private JsonNode resolved(JsonNode reference) {
        return json(OPENAPI).at(reference.get("$ref").asString().substring(1));
    }
}
