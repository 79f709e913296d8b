package org.tousaidants.observatory.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.tousaidants.core.text.Yaml;

/// Maps terms of the national schema to those of data·inclusion, from `publication/data-inclusion.yaml`.
record OpenDataSchemaMapping(Map<String, Map<String, List<String>>> lists) {
    static OpenDataSchemaMapping read() {
        try {
            var text =
                    new ClassPathResource("publication/data-inclusion.yaml").getContentAsString(StandardCharsets.UTF_8);
            var lists = new LinkedHashMap<String, Map<String, List<String>>>();
            Yaml.map(text).forEach((list, terms) -> {
                var words = new LinkedHashMap<String, List<String>>();
                if (terms instanceof Map<?, ?> map) map.forEach((term, there) -> words.put(text(term), texts(there)));
                lists.put(text(list), words);
            });
            return new OpenDataSchemaMapping(lists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private static List<String> texts(Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) list.forEach(one -> texts.add(text(one)));
        return texts;
    }

    Set<String> of(String list, List<String> terms) {
        var there = new LinkedHashSet<String>();
        for (var term : terms) there.addAll(lists.getOrDefault(list, Map.of()).getOrDefault(term, List.of()));
        return there;
    }
}
