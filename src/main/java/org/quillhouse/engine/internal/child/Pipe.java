package org.quillhouse.engine.internal.child;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Messages over two streams: an [Op], an id, what belongs to it. Sending is safe on every thread; one thread receives.
final class Pipe implements Closeable {
    private final DataInputStream in;
    private final DataOutputStream out;

    Pipe(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new java.io.BufferedInputStream(in));
        this.out = new DataOutputStream(new java.io.BufferedOutputStream(out));
    }

    /// Fills a message.
    interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    synchronized void send(Op op, int id, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        out.writeByte(op.ordinal());
        out.writeInt(id);
        out.write(bytes.toByteArray());
        out.flush();
    }

    void send(Op op, int id) throws IOException {
        send(op, id, none -> {});
    }

    /// Waits for the next message; its body must then be read from [#in()] to its end.
    Op receive() throws IOException {
        return Op.at(in.readByte());
    }

    int id() throws IOException {
        return in.readInt();
    }

    DataInputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
