package org.tousaidants.places.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An element of a JSON list. In a GeoJSON Feature the names of properties need no prefix, and a Point gives the
/// values `latitude` and `longitude` unless the record has its own.
record JsonRecord(long line, String raw, JsonNode root) implements RawSourceRecord {
    /// Accepts NaN, which Python writes, and line ends in strings or commas before closing brackets, which some
    /// exports contain.
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(500)
                            .maxNumberLength(1_000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Maximum number of digits of a number; no coordinate needs so many. Without this limit a short text such
    /// as `1e999999999` would be converted to a number that fills the memory.
    private static final int LONGEST_NUMBER = 40;

    @Override
    public Optional<String> text(String path) {
        var found = at(root, path).flatMap(JsonRecord::written);
        if (found.isPresent() || !isFeature()) return found;
        return at(root.get("properties"), path).flatMap(JsonRecord::written).or(() -> switch (path) {
            case "longitude" -> coordinate("0");
            case "latitude" -> coordinate("1");
            default -> Optional.empty();
        });
    }

    @Override
    public List<String> columns() {
        if (!isFeature()) return List.copyOf(root.propertyNames());
        var columns = new ArrayList<String>();
        root.get("properties").propertyNames().forEach(name -> columns.add("properties." + name));
        root.propertyNames().stream()
                .filter(name -> !name.equals("properties") && !name.equals("type"))
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    boolean isFeature() {
        return root.path("type").asString("").equals("Feature")
                && root.path("properties").isObject();
    }

    private Optional<String> coordinate(String rank) {
        return root.path("geometry").path("type").asString("").equals("Point")
                ? at(root, "geometry.coordinates." + rank).flatMap(JsonRecord::written)
                : Optional.empty();
    }

    /// Returns the value at a path; empty if there is none. A name may contain a dot: `geo.point` is first tried
    /// as a single name, then as `point` within `geo`.
    private static Optional<JsonNode> at(JsonNode node, String path) {
        if (node.isArray()) return inList(node, path);
        var whole = node.get(path);
        if (whole != null) return Optional.of(whole);
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            var child = node.get(path.substring(0, dot));
            if (child != null) {
                var found = at(child, path.substring(dot + 1));
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> inList(JsonNode list, String path) {
        var dot = path.indexOf('.');
        String rank = dot < 0 ? path : path.substring(0, dot);
        if (rank.isEmpty() || rank.length() > 6 || !rank.chars().allMatch(c -> c >= '0' && c <= '9'))
            return Optional.empty();
        var element = list.get(Integer.parseInt(rank));
        if (element == null) return Optional.empty();
        return dot < 0 ? Optional.of(element) : at(element, path.substring(dot + 1));
    }

    private static Optional<String> written(JsonNode node) {
        String text = switch (node.getNodeType()) {
            case STRING, BOOLEAN -> node.asString();
            case NUMBER -> number(node);
            case ARRAY -> list(node);
            case OBJECT -> node.isEmpty() ? "" : node.toString();
            case NULL, MISSING, BINARY, POJO -> "";
        };
        return Optional.of(BlankTrimmer.trim(text)).filter(trimmed -> !trimmed.isEmpty());
    }

    private static String number(JsonNode node) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) return "";
        var value = node.decimalValue();
        var sensible = value.precision() <= LONGEST_NUMBER && Math.abs((long) value.scale()) <= LONGEST_NUMBER;
        return sensible ? plain(value) : node.asString();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String list(JsonNode list) {
        var texts = new ArrayList<String>();
        for (var element : list) {
            if (element.isContainer()) return list.toString();
            written(element).ifPresent(texts::add);
        }
        return String.join(";", texts);
    }
}
