package org.tousaidants.commons.resources;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.RateLimit;

/// « Banque moissonnable » — OAI-PMH 2.0: another bank asks by `verb`, and takes the whole catalogue page by page.
@Controller
@Open
class OaiPages {
    static final String HERE = "/ressources/oai";
    private static final int A_PAGE = 200;
    private static final int TOKEN_PARTS = 4;
    private static final Map<String, Set<String>> ARGUMENTS = Map.of(
            "Identify",
            Set.of(),
            "ListMetadataFormats",
            Set.of("identifier"),
            "ListSets",
            Set.of("resumptionToken"),
            "GetRecord",
            Set.of("identifier", "metadataPrefix"),
            Oai.LIST_RECORDS,
            Set.of("from", "until", "set", "resumptionToken", "metadataPrefix"),
            "ListIdentifiers",
            Set.of("from", "until", "set", "resumptionToken", "metadataPrefix"));

    private final Resources resources;
    private final PublicAddress address;
    private final Clock clock;

    OaiPages(Resources resources, PublicAddress address, Clock clock) {
        this.resources = resources;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @RateLimit
    ResponseEntity<byte[]> answer(@RequestParam MultiValueMap<String, String> given, Network network, Page page) {
        var asked = new LinkedHashMap<String, String>();
        given.forEach((name, values) -> asked.put(name, values.getFirst()));
        var host = Optional.ofNullable(URI.create(address.of("/")).getHost()).orElse("localhost");
        var oai = new Oai(address.of(HERE), host, clock.instant(), asked);
        var repeated = given.values().stream().anyMatch(values -> values.size() > 1);
        var verb = asked.getOrDefault("verb", "");
        var may = ARGUMENTS.get(verb);
        String said;
        if (may == null || repeated && given.getOrDefault("verb", List.of()).size() > 1)
            said = oai.error("badVerb", "no such verb");
        else if (repeated || !asked.keySet().stream().allMatch(name -> name.equals("verb") || may.contains(name)))
            said = oai.error("badArgument", "an argument that this verb has not, or has once");
        else said = answer(oai, verb, asked, network, page);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "xml", StandardCharsets.UTF_8))
                .body(said.getBytes(StandardCharsets.UTF_8));
    }

    private String answer(Oai oai, String verb, Map<String, String> asked, Network network, Page page) {
        return switch (verb) {
            case "Identify" ->
                oai.identify(
                        page.t("resources.page.title") + " – " + network.name(),
                        page.helpMail()
                                .orElse("ressources@"
                                        + URI.create(address.of("/")).getHost()),
                        resources.earliest(network.id()).orElse(LocalDate.ofInstant(clock.instant(), clock.getZone())));
            case "ListMetadataFormats" -> {
                var name = asked.get("identifier");
                yield name == null || one(oai, network, name).isPresent() ? oai.formats() : unknown(oai);
            }
            case "ListSets" -> oai.error("noSetHierarchy", "this bank has no sets");
            case "GetRecord" -> {
                if (!asked.containsKey("identifier") || !asked.containsKey("metadataPrefix"))
                    yield oai.error("badArgument", "identifier and metadataPrefix are needed");
                if (!Oai.PREFIX.equals(asked.get("metadataPrefix"))) yield noFormat(oai);
                yield one(oai, network, asked.getOrDefault("identifier", ""))
                        .map(one -> oai.records(
                                verb, new Oai.Page(List.of(one), ""), id -> address.of("/ressources/" + id)))
                        .orElseGet(() -> unknown(oai));
            }
            default -> list(oai, verb, asked, network);
        };
    }

    private static String unknown(Oai oai) {
        return oai.error("idDoesNotExist", "no resource of this name");
    }

    private static String noFormat(Oai oai) {
        return oai.error("cannotDisseminateFormat", "only " + Oai.PREFIX);
    }

    private Optional<Resource> one(Oai oai, Network network, String name) {
        return oai.id(name).flatMap(id -> resources.find(network.id(), id)).map(Resources.Shown::resource);
    }

    /// What a token holds: where the last page ended, and what was asked at first.
    private record Asked(Optional<LocalDate> from, Optional<LocalDate> until, Optional<Oai.Mark> after) {}

    private String list(Oai oai, String verb, Map<String, String> asked, Network network) {
        var token = asked.get("resumptionToken");
        Optional<Asked> wanted;
        if (token == null) {
            if (asked.containsKey("set")) return oai.error("noSetHierarchy", "this bank has no sets");
            if (!asked.containsKey("metadataPrefix")) return oai.error("badArgument", "metadataPrefix is needed");
            if (!Oai.PREFIX.equals(asked.get("metadataPrefix"))) return noFormat(oai);
            wanted = first(asked);
            if (wanted.isEmpty()) return oai.error("badArgument", "from and until are days, the first before the last");
        } else {
            if (asked.size() > 2) return oai.error("badArgument", "a resumptionToken stands alone");
            wanted = again(token);
            if (wanted.isEmpty()) return oai.error("badResumptionToken", "not a token of this bank");
        }
        var all = wanted.get();
        var found = resources.checked(network.id(), all.from(), all.until(), all.after(), A_PAGE + 1);
        if (found.isEmpty()) return oai.error("noRecordsMatch", "nothing was checked between these days");
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        var last = shown.getLast();
        var next = found.size() <= A_PAGE
                ? ""
                : String.join(
                        "!", last.checked().toString(), last.id().toString(), text(all.from()), text(all.until()));
        return oai.records(verb, new Oai.Page(shown, next), id -> address.of("/ressources/" + id));
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static Optional<Asked> first(Map<String, String> asked) {
        try {
            var from = day(asked.getOrDefault("from", ""));
            var until = day(asked.getOrDefault("until", ""));
            return from.isPresent() && until.isPresent() && from.get().isAfter(until.get())
                    ? Optional.empty()
                    : Optional.of(new Asked(from, until, Optional.empty()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<Asked> again(String token) {
        var parts = token.split("!", -1);
        if (parts.length != TOKEN_PARTS) return Optional.empty();
        try {
            var mark = new Oai.Mark(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            return Optional.of(new Asked(day(parts[2]), day(parts[3]), Optional.of(mark)));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
    }
}
