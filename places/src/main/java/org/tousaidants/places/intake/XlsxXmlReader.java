package org.tousaidants.places.intake;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a part of a workbook event by event: refuses DTDs and entities, and any event (text, attribute or comment)
/// larger than a cell may be.
final class XlsxXmlReader implements Closeable {
    private static final int LARGEST_EVENT_BYTES = 8_000_000;

    private final EventSizeLimitStream bytes;
    private final XMLStreamReader xml;

    XlsxXmlReader(InputStream in) throws IOException {
        bytes = new EventSizeLimitStream(in);
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Sets a reporter that ignores warnings. Without it, the JDK prints them to the terminal.
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        try {
            xml = factory.createXMLStreamReader(bytes);
        } catch (XMLStreamException malformed) {
            throw damaged(malformed);
        }
    }

    /// Moves to the next opening or closing tag, or to the end of the document, and returns the type of the
    /// event.
    int next() throws IOException {
        for (int event = event(); ; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    || event == XMLStreamConstants.END_ELEMENT
                    || event == XMLStreamConstants.END_DOCUMENT) return event;
        }
    }

    boolean opens(int event, String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }

    boolean closes(int event, String name) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }

    String name() {
        return xml.getLocalName();
    }

    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return "";
    }

    /// Returns the attribute `id` of a relation, which has a namespace, unlike the plain attribute `id`.
    String relationId() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty())
                return xml.getAttributeValue(i);
        }
        return "";
    }

    /// Returns the text within the element that was just opened, and moves behind the element. Phonetic readings
    /// are omitted, and the text is cut after `most` characters.
    String text(int most) throws IOException {
        var text = new StringBuilder();
        var depth = 1;
        var silent = 0;
        while (depth > 0) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (silent > 0 || xml.getLocalName().equals("rPh")) silent++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    silent = Math.max(0, silent - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (silent == 0 && text.length() <= most)
                        text.append(
                                xml.getTextCharacters(),
                                xml.getTextStart(),
                                Math.min(xml.getTextLength(), most + 1 - text.length()));
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new DamagedXlsxException();
                default -> {}
            }
        }
        return text.toString();
    }

    private int event() throws IOException {
        bytes.left = LARGEST_EVENT_BYTES;
        try {
            return xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException malformed) {
            throw damaged(malformed);
        }
    }

    /// Returns the error to report for a malformed document: if the parser stopped because a part of the zip
    /// file is too large, that error; otherwise an error for a damaged workbook.
    private static IOException damaged(XMLStreamException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedZipFile.ZipTooLargeException tooMuch) return tooMuch;
        }
        return malformed.getNestedException() instanceof LimitedZipFile.ZipTooLargeException tooMuch
                ? tooMuch
                : new DamagedXlsxException();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static final class EventSizeLimitStream extends FilterInputStream {
        private int left = LARGEST_EVENT_BYTES;

        EventSizeLimitStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) throw new DamagedXlsxException();
            int n = in.read(target, offset, length);
            left -= Math.max(0, n);
            return n;
        }
    }

    static final class DamagedXlsxException extends IOException {}
}
