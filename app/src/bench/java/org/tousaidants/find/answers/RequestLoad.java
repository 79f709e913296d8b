package org.tousaidants.find.answers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// « Affluence » — concurrent requests, each on a persistent connection, repeated once all are served: the last
/// one waits for all others. One thread sends them and only counts bytes, so that the server is measured and not
/// the client.
final class RequestLoad {
    /// `millis` of each request, sorted; `processorMillis` of the whole process, on average per request.
    record LoadResult(double[] millis, double processorMillis, double aSecond) {}

    /// In Tomcat's format.
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    /// The position of the status in « HTTP/1.1 200 ».
    private static final int STATUS = 9;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private RequestLoad() {}

    static LoadResult ask(int port, List<String> paths, int persons, int times) throws IOException {
        var requests = paths.stream()
                .map(path -> ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                                + "\r\nAccept-Encoding: gzip\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
        var millis = new double[persons * times];
        var crowd = new ArrayList<SimulatedPerson>();
        try (var selector = Selector.open()) {
            for (var i = 0; i < persons; i++) {
                var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.socket().setTcpNoDelay(true);
                channel.configureBlocking(false);
                crowd.add(new SimulatedPerson(channel, requests, i * times, millis));
                channel.register(selector, SelectionKey.OP_READ, crowd.getLast());
            }
            var processor = processorNanos();
            var start = System.nanoTime();
            for (var time = 0; time < times; time++) {
                for (var person : crowd) person.ask();
                for (var waiting = persons; waiting > 0; ) {
                    selector.select();
                    for (var key : selector.selectedKeys())
                        if (((SimulatedPerson) key.attachment()).isServed()) waiting--;
                    selector.selectedKeys().clear();
                }
            }
            var nanos = System.nanoTime() - start;
            processor = processorNanos() - processor;
            Arrays.sort(millis);
            return new LoadResult(millis, processor / 1e6 / millis.length, millis.length * 1e9 / nanos);
        } finally {
            for (var person : crowd) person.channel.close();
        }
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static final class SimulatedPerson {
        private final SocketChannel channel;
        private final List<byte[]> requests;
        private final double[] millis;
        private final ByteBuffer answer = ByteBuffer.allocate(1 << 18);
        private int question;
        private int whole;
        private long start;

        SimulatedPerson(SocketChannel channel, List<byte[]> requests, int first, double[] millis) {
            this.channel = channel;
            this.requests = requests;
            this.question = first;
            this.millis = millis;
        }

        void ask() throws IOException {
            whole = -1;
            answer.clear();
            var request = ByteBuffer.wrap(requests.get(question % requests.size()));
            start = System.nanoTime();
            while (request.hasRemaining()) channel.write(request);
        }

        /// Reads available bytes; returns whether the response is complete.
        boolean isServed() throws IOException {
            if (channel.read(answer) < 0) throw new IOException("cut off");
            if (whole < 0) whole = whole();
            if (whole < 0 || answer.position() < whole) return false;
            millis[question++] = (System.nanoTime() - start) / 1e6;
            return true;
        }

        /// The length of the response; -1 while its head is incomplete. Avoids a string per head, which would
        /// dominate the allocations of the process.
        private int whole() throws IOException {
            var end = at(END_OF_HEAD);
            if (end < 0) return -1;
            var status = answer.get(STATUS);
            if (status != '2' && status != '3')
                throw new IOException(new String(answer.array(), 0, end, StandardCharsets.US_ASCII));
            var bytes = 0;
            for (var digit = at(LENGTH) + LENGTH.length; answer.get(digit) != '\r'; digit++)
                bytes = 10 * bytes + answer.get(digit) - '0';
            return end + END_OF_HEAD.length + bytes;
        }

        private int at(byte[] some) {
            for (var at = 0; at <= answer.position() - some.length; at++) {
                var i = 0;
                while (i < some.length && answer.get(at + i) == some[i]) i++;
                if (i == some.length) return at;
            }
            return -1;
        }
    }
}
