package org.tousaidants.commons.resources;

import java.io.Reader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.Parse;

/// « Moisson de catalogues » — the bank in OAI-PMH 2.0 with `oai_dc`, as libraries and teachers' portals harvest one
/// another: what is answered, and what another bank answered read back. Pure.
final class Oai {
    static final String PREFIX = "oai_dc";
    static final String LIST_RECORDS = "ListRecords";
    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String COMPETENCE = "CRCN ";
    private static final XMLInputFactory READERS = readers();

    /// Where a reading of the whole bank stopped.
    record Mark(LocalDate checked, UUID id) {}

    /// Asked for one page; the next begins after the last.
    record Page(List<Resource> resources, String token) {}

    /// What another bank answered to one question.
    ///
    /// @param token of the next page; empty: this was the last
    /// @param skipped records that are gone there, or have no title
    record Answer(List<Resource> resources, String token, int skipped) {}

    /// Something that is no answer of a bank, or its refusal.
    static final class NoBank extends Exception {
        private static final long serialVersionUID = 1;

        NoBank(String why) {
            super(why);
        }
    }

    @FunctionalInterface
    private interface Part {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private final String address;
    private final String host;
    private final Instant now;
    private final Map<String, String> asked;

    /// @param address of the endpoint
    /// @param asked the arguments, each once
    Oai(String address, String host, Instant now, Map<String, String> asked) {
        this.address = address;
        this.host = host;
        this.now = now;
        this.asked = asked;
    }

    static String stamp(LocalDate day) {
        return day.toString();
    }

    String name(Resource one) {
        return "oai:" + host + ":" + one.id();
    }

    /// The id within ours; empty for a name of another bank.
    Optional<UUID> id(String name) {
        var head = "oai:" + host + ":";
        try {
            return name.startsWith(head)
                    ? Optional.of(UUID.fromString(name.substring(head.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String identify(String bank, String mail, LocalDate earliest) {
        return answer(xml -> {
            xml.writeStartElement("Identify");
            text(xml, "repositoryName", bank);
            text(xml, "baseURL", address);
            text(xml, "protocolVersion", "2.0");
            text(xml, "adminEmail", mail);
            text(xml, "earliestDatestamp", stamp(earliest));
            text(xml, "deletedRecord", "no");
            text(xml, "granularity", "YYYY-MM-DD");
            xml.writeEndElement();
        });
    }

    String formats() {
        return answer(xml -> {
            xml.writeStartElement("ListMetadataFormats");
            xml.writeStartElement("metadataFormat");
            text(xml, "metadataPrefix", PREFIX);
            text(xml, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
            text(xml, "metadataNamespace", OAI_DC);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    String error(String code, String words) {
        return document(code.equals("badVerb") || code.equals("badArgument"), xml -> {
            xml.writeStartElement("error");
            xml.writeAttribute("code", code);
            xml.writeCharacters(words);
            xml.writeEndElement();
        });
    }

    /// @param verb `ListRecords`, `ListIdentifiers` or `GetRecord`
    /// @param page the address of a resource's page, by its id
    String records(String verb, Page found, UnaryOperator<String> page) {
        return answer(xml -> {
            xml.writeStartElement(verb);
            for (var one : found.resources()) {
                if (verb.equals("ListIdentifiers")) header(xml, one);
                else record(xml, one, page.apply(one.id().toString()));
            }
            // The last of several pages says so by an empty token.
            if (!found.token().isEmpty() || asked.containsKey("resumptionToken"))
                text(xml, "resumptionToken", found.token());
            xml.writeEndElement();
        });
    }

    private void header(XMLStreamWriter xml, Resource one) throws XMLStreamException {
        xml.writeStartElement("header");
        text(xml, "identifier", name(one));
        text(xml, "datestamp", stamp(one.checked()));
        xml.writeEndElement();
    }

    private void record(XMLStreamWriter xml, Resource one, String page) throws XMLStreamException {
        xml.writeStartElement("record");
        header(xml, one);
        xml.writeStartElement("metadata");
        xml.writeStartElement("oai_dc", "dc", OAI_DC);
        xml.writeNamespace("oai_dc", OAI_DC);
        xml.writeNamespace("dc", DC);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi", XSI, "schemaLocation", OAI_DC + " http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
        dublin(xml, "title", one.title());
        dublin(xml, "creator", one.source().author());
        for (var competence : one.competences()) dublin(xml, "subject", COMPETENCE + competence.number());
        dublin(xml, "description", one.summary());
        dublin(xml, "date", one.checked().toString());
        dublin(xml, "type", ConstantName.low(one.kind()));
        dublin(
                xml,
                "identifier",
                one.source().link().isEmpty() ? page : one.source().link());
        dublin(xml, "language", one.readers().lang());
        dublin(xml, "rights", one.source().licence().address());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void dublin(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        if (words.isEmpty()) return;
        xml.writeStartElement("dc", name, DC);
        xml.writeCharacters(clean(words));
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(words));
        xml.writeEndElement();
    }

    /// XML 1.0 has no place for most control characters.
    private static String clean(String words) {
        return words.codePoints()
                .filter(letter ->
                        letter == '\n' || letter == '\t' || letter >= 0x20 && letter != 0xfffe && letter != 0xffff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String answer(Part part) {
        return document(false, part);
    }

    /// @param silent about what was asked, as a wrong question is not said again
    private String document(boolean silent, Part part) {
        var out = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("OAI-PMH");
            xml.writeDefaultNamespace(OAI);
            xml.writeNamespace("xsi", XSI);
            xml.writeAttribute("xsi", XSI, "schemaLocation", OAI + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
            text(xml, "responseDate", now.truncatedTo(ChronoUnit.SECONDS).toString());
            xml.writeStartElement("request");
            if (!silent) for (var one : asked.entrySet()) xml.writeAttribute(one.getKey(), clean(one.getValue()));
            xml.writeCharacters(address);
            xml.writeEndElement();
            part.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLReporter((message, kind, about, at) -> {});
        return factory;
    }

    /// What another bank answered to `ListRecords`.
    static Answer read(Reader answer, LocalDate today, Instant now) throws NoBank {
        var found = new ArrayList<Resource>();
        var token = "";
        var skipped = 0;
        var begun = false;
        try {
            var xml = READERS.createXMLStreamReader(answer);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "OAI-PMH" -> begun = true;
                    case "error" -> {
                        var code = Optional.ofNullable(xml.getAttributeValue(null, "code"))
                                .orElse("");
                        if (!code.equals("noRecordsMatch")) throw new NoBank(code);
                    }
                    case "record" -> {
                        var read = record(xml, today, now);
                        if (read.isPresent()) found.add(read.get());
                        else skipped++;
                    }
                    case "resumptionToken" -> token = xml.getElementText().strip();
                    default -> {
                        // headers and envelopes
                    }
                }
            }
        } catch (XMLStreamException notXml) {
            throw new NoBank("xml");
        }
        if (!begun) throw new NoBank("xml");
        return new Answer(found, token, skipped);
    }

    private static Optional<Resource> record(XMLStreamReader xml, LocalDate today, Instant now)
            throws XMLStreamException {
        var said = new HashMap<String, List<String>>();
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("record")) break;
            if (event == XMLStreamConstants.START_ELEMENT && DC.equals(xml.getNamespaceURI())) {
                var name = xml.getLocalName();
                said.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(xml.getElementText().strip());
            }
        }
        var title = first(said, "title");
        if (title.isEmpty()) return Optional.empty();
        return Optional.of(new Resource(
                UUID.randomUUID(),
                title,
                first(said, "description"),
                kind(said),
                all(said, "subject")
                        .filter(subject -> subject.startsWith(COMPETENCE))
                        .flatMap(subject -> Competence.of(subject.substring(COMPETENCE.length())).stream())
                        .toList(),
                new Resource.Readers(
                        Resource.Audience.BOTH,
                        first(said, "language").matches("[a-z]{2,3}") ? first(said, "language") : "fr",
                        Resource.Reading.USUAL),
                new Resource.Source(
                        licence(said),
                        Stream.of(first(said, "creator"), first(said, "publisher"))
                                .filter(name -> !name.isEmpty())
                                .findFirst()
                                .orElse("?"),
                        all(said, "identifier")
                                .filter(one -> one.startsWith("https://"))
                                .findFirst()
                                .orElse("")),
                day(first(said, "date")).orElse(today),
                now));
    }

    private static Stream<String> all(Map<String, List<String>> said, String name) {
        return said.getOrDefault(name, List.of()).stream().filter(words -> !words.isEmpty());
    }

    private static String first(Map<String, List<String>> said, String name) {
        return all(said, name).findFirst().orElse("");
    }

    private static Resource.Kind kind(Map<String, List<String>> said) {
        return all(said, "type")
                .flatMap(type -> Arrays.stream(Resource.Kind.values())
                        .filter(kind -> kind.name().equalsIgnoreCase(type)))
                .findFirst()
                .orElse(Resource.Kind.GUIDE);
    }

    private static Resource.Licence licence(Map<String, List<String>> said) {
        return all(said, "rights")
                .flatMap(rights -> Arrays.stream(Resource.Licence.values())
                        .filter(licence -> !licence.address().isEmpty()
                                && licence.address().equals(rights)))
                .findFirst()
                .orElse(Resource.Licence.OTHER);
    }

    private static Optional<LocalDate> day(String typed) {
        return typed.length() < 10 ? Optional.empty() : Parse.day(typed.substring(0, 10));
    }
}
