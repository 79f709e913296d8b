package org.tousaidants.platform.maps;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// « Extrait OpenStreetMap » — nodes and ways of a `.osm.pbf`, `.osm.gz` or `.osm` file. Relations are left out.
final class OsmFile {
    private static final int MOST_HEADER = 64 * 1024;
    private static final int MOST_BLOB = 32 * 1024 * 1024;

    private OsmFile() {}

    /// @throws IllegalArgumentException with what is wrong, in words
    static void read(Path file, OsmSink sink) throws IOException {
        var name = file.getFileName().toString();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (name.endsWith(".pbf")) blobs(new DataInputStream(in), sink);
            else if (name.endsWith(".gz"))
                try (var plain = new GZIPInputStream(in, 1 << 16)) {
                    xml(plain, sink);
                }
            else xml(in, sink);
        } catch (XMLStreamException | DataFormatException | EOFException | ZipException | RuntimeException broken) {
            throw new IllegalArgumentException(
                    "« " + name + " » n’est pas un extrait OpenStreetMap lisible (.osm.pbf ou .osm.gz)", broken);
        }
    }

    private static void xml(InputStream in, OsmSink sink) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLReporter((_, _, _, _) -> {});
        var reader = factory.createXMLStreamReader(in);
        var tags = new HashMap<String, String>();
        var nodes = new ArrayList<Long>();
        long id = 0;
        int longitude = 0, latitude = 0;
        var known = false;
        while (reader.hasNext()) {
            var event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT)
                switch (reader.getLocalName()) {
                    case "osm" -> known = true;
                    case "node" -> {
                        tags.clear();
                        id = Long.parseLong(value(reader, "id"));
                        longitude = units(value(reader, "lon"));
                        latitude = units(value(reader, "lat"));
                    }
                    case "way" -> {
                        tags.clear();
                        nodes.clear();
                    }
                    case "nd" -> nodes.add(Long.parseLong(value(reader, "ref")));
                    case "tag" -> tags.put(value(reader, "k"), value(reader, "v"));
                    default -> {}
                }
            else if (event == XMLStreamConstants.END_ELEMENT)
                switch (reader.getLocalName()) {
                    case "node" -> sink.node(id, longitude, latitude, tags);
                    case "way" ->
                        sink.way(nodes.stream().mapToLong(Long::longValue).toArray(), tags);
                    default -> {}
                }
        }
        if (!known) throw new IllegalArgumentException("not OSM");
    }

    private static String value(XMLStreamReader reader, String name) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static int units(String degrees) {
        return (int) Math.round(Double.parseDouble(degrees) * 1e7);
    }

    private static void blobs(DataInputStream in, OsmSink sink) throws IOException, DataFormatException {
        while (true) {
            var first = in.read();
            if (first < 0) return;
            var length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var header = new Wire(bytes(in, length, MOST_HEADER));
            var type = "";
            var size = 0;
            while (header.more())
                switch (header.field()) {
                    case 1 -> type = header.sub().text();
                    case 3 -> size = (int) header.varint();
                    default -> header.skip();
                }
            var blob = bytes(in, size, MOST_BLOB);
            if (type.equals("OSMData")) block(new Wire(plain(new Wire(blob))), sink);
        }
    }

    private static byte[] bytes(DataInputStream in, int length, int most) throws IOException {
        if (length < 0 || length > most) throw new IllegalArgumentException("length " + length);
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static byte[] plain(Wire blob) throws DataFormatException {
        var size = 0;
        byte[] compressed = {};
        while (blob.more())
            switch (blob.field()) {
                case 1 -> {
                    return blob.sub().bytes();
                }
                case 2 -> size = (int) blob.varint();
                case 3 -> compressed = blob.sub().bytes();
                default -> blob.skip();
            }
        if (size < 0 || size > MOST_BLOB) throw new IllegalArgumentException("size " + size);
        var plain = new byte[size];
        var inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            for (var at = 0; at < size; ) {
                var read = inflater.inflate(plain, at, size - at);
                if (read == 0) throw new DataFormatException("cut");
                at += read;
            }
        } finally {
            inflater.end();
        }
        return plain;
    }

    /// « Bloc » — its texts, and how its numbers become degrees.
    private record Block(List<String> texts, long granularity, long longitude, long latitude) {
        int east(long value) {
            return (int) ((longitude + granularity * value) / 100);
        }

        int north(long value) {
            return (int) ((latitude + granularity * value) / 100);
        }

        Map<String, String> tags(long[] keys, long[] values) {
            if (keys.length == 0) return Map.of();
            var tags = new HashMap<String, String>();
            for (var i = 0; i < keys.length; i++) tags.put(texts.get((int) keys[i]), texts.get((int) values[i]));
            return tags;
        }
    }

    private static void block(Wire wire, OsmSink sink) {
        var texts = new ArrayList<String>();
        var groups = new ArrayList<Wire>();
        long granularity = 100, longitude = 0, latitude = 0;
        while (wire.more())
            switch (wire.field()) {
                case 1 -> {
                    var table = wire.sub();
                    while (table.more())
                        if (table.field() == 1) texts.add(table.sub().text());
                        else table.skip();
                }
                case 2 -> groups.add(wire.sub());
                case 17 -> granularity = wire.varint();
                case 19 -> latitude = wire.varint();
                case 20 -> longitude = wire.varint();
                default -> wire.skip();
            }
        var block = new Block(texts, granularity, longitude, latitude);
        for (var group : groups)
            while (group.more())
                switch (group.field()) {
                    case 1 -> node(group.sub(), block, sink);
                    case 2 -> dense(group.sub(), block, sink);
                    case 3 -> way(group.sub(), block, sink);
                    default -> group.skip();
                }
    }

    private static void node(Wire wire, Block block, OsmSink sink) {
        long id = 0, longitude = 0, latitude = 0;
        long[] keys = {}, values = {};
        while (wire.more())
            switch (wire.field()) {
                case 1 -> id = Wire.signed(wire.varint());
                case 2 -> keys = wire.sub().all();
                case 3 -> values = wire.sub().all();
                case 8 -> latitude = Wire.signed(wire.varint());
                case 9 -> longitude = Wire.signed(wire.varint());
                default -> wire.skip();
            }
        sink.node(id, block.east(longitude), block.north(latitude), block.tags(keys, values));
    }

    private static void dense(Wire wire, Block block, OsmSink sink) {
        long[] ids = {}, longitudes = {}, latitudes = {}, tags = {};
        while (wire.more())
            switch (wire.field()) {
                case 1 -> ids = wire.sub().steps();
                case 8 -> latitudes = wire.sub().steps();
                case 9 -> longitudes = wire.sub().steps();
                case 10 -> tags = wire.sub().all();
                default -> wire.skip();
            }
        var at = 0;
        for (var i = 0; i < ids.length; i++) {
            Map<String, String> own = Map.of();
            if (at < tags.length && tags[at] != 0) own = new HashMap<>();
            for (; at < tags.length && tags[at] != 0; at += 2)
                own.put(block.texts.get((int) tags[at]), block.texts.get((int) tags[at + 1]));
            at++;
            sink.node(ids[i], block.east(longitudes[i]), block.north(latitudes[i]), own);
        }
    }

    private static void way(Wire wire, Block block, OsmSink sink) {
        long[] keys = {}, values = {}, nodes = {};
        while (wire.more())
            switch (wire.field()) {
                case 2 -> keys = wire.sub().all();
                case 3 -> values = wire.sub().all();
                case 8 -> nodes = wire.sub().steps();
                default -> wire.skip();
            }
        sink.way(nodes, block.tags(keys, values));
    }

    /// « Tampon de protocole » — the few things of protocol buffers that OSM files are made of.
    private static final class Wire {
        private final byte[] data;
        private final int end;
        private int at;
        private int kind;

        Wire(byte[] data) {
            this(data, 0, data.length);
        }

        private Wire(byte[] data, int from, int end) {
            this.data = data;
            this.at = from;
            this.end = end;
        }

        boolean more() {
            return at < end;
        }

        int field() {
            var tag = (int) varint();
            kind = tag & 7;
            return tag >>> 3;
        }

        long varint() {
            long value = 0;
            for (var shift = 0; shift < 64; shift += 7) {
                if (at >= end) throw new IllegalArgumentException("cut");
                var next = data[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) return value;
            }
            throw new IllegalArgumentException("endless");
        }

        static long signed(long value) {
            return value >>> 1 ^ -(value & 1);
        }

        Wire sub() {
            if (kind != 2) throw new IllegalArgumentException("kind " + kind);
            var length = varint();
            if (length < 0 || length > end - at) throw new IllegalArgumentException("cut");
            var sub = new Wire(data, at, at + (int) length);
            at += (int) length;
            return sub;
        }

        void skip() {
            switch (kind) {
                case 0 -> varint();
                case 1 -> at += 8;
                case 2 -> sub();
                case 5 -> at += 4;
                default -> throw new IllegalArgumentException("kind " + kind);
            }
        }

        byte[] bytes() {
            return Arrays.copyOfRange(data, at, end);
        }

        String text() {
            return new String(data, at, end - at, StandardCharsets.UTF_8);
        }

        long[] all() {
            var count = 0;
            for (var i = at; i < end; i++) if (data[i] >= 0) count++;
            var all = new long[count];
            for (var i = 0; i < count; i++) all[i] = varint();
            return all;
        }

        long[] steps() {
            var all = all();
            long last = 0;
            for (var i = 0; i < all.length; i++) {
                last += signed(all[i]);
                all[i] = last;
            }
            return all;
        }
    }
}
