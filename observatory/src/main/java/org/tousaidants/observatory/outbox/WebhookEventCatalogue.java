package org.tousaidants.observatory.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Yaml;

/// « Catalogue des événements » — reads the events of `events/catalogue.yaml`, and generates their AsyncAPI 3.0
/// description.
@Component
class WebhookEventCatalogue {
    private final Map<String, WebhookEventType> byName = new LinkedHashMap<>();
    private final Map<String, WebhookEventType> byAct = new LinkedHashMap<>();

    WebhookEventCatalogue() throws IOException {
        var text = new ClassPathResource("outbox/catalogue.yaml").getContentAsString(StandardCharsets.UTF_8);
        Yaml.map(text).forEach((name, written) -> {
            if (!(written instanceof Map<?, ?> line)) throw new IllegalStateException("events: " + name);
            var detail = new ArrayList<String>();
            if (line.get("detail") instanceof List<?> list) list.forEach(one -> detail.add(String.valueOf(one)));
            var type = new WebhookEventType(
                    String.valueOf(name),
                    String.valueOf(line.get("act")),
                    "day".equals(line.get("time")),
                    Boolean.TRUE.equals(line.get("place")),
                    List.copyOf(detail),
                    Map.of("fr", String.valueOf(line.get("fr")), "en", String.valueOf(line.get("en"))));
            byName.put(type.name(), type);
            byAct.put(type.act(), type);
        });
    }

    List<WebhookEventType> all() {
        return List.copyOf(byName.values());
    }

    Optional<WebhookEventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<WebhookEventType> of(String act) {
        return Optional.ofNullable(byAct.get(act));
    }

    Map<String, Object> asyncApi(String site) {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var type : all()) {
            var message = new LinkedHashMap<String, Object>();
            message.put("name", type.name());
            message.put("summary", type.said("fr"));
            message.put("contentType", "application/json");
            message.put("payload", type.schema(site));
            var channel = new LinkedHashMap<String, Object>();
            channel.put("address", type.name());
            channel.put("messages", Map.of("event", message));
            channels.put(type.name(), channel);
            operations.put(
                    "send." + type.name(),
                    Map.of("action", "send", "channel", Map.of("$ref", "#/channels/" + type.name())));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Tous Aidants",
                        "version",
                        "1.0.0",
                        "description",
                        "Signed calls (Standard Webhooks): webhook-id, webhook-timestamp, webhook-signature.",
                        "license",
                        Map.of("name", "Licence Ouverte 2.0")));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        return document;
    }
}
