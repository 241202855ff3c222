package org.nadir.notebooks;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a look at {@link Interruption} before every backward jump and at the start of every method of a cell's class, so
 * that an endless loop or recursion can be stopped.
 *
 * <p>The call takes and leaves nothing on the stack, so the frames of the class stay as they are.
 */
final class StopChecks {
    private static final String OWNER = Type.getInternalName(Interruption.class);

    private StopChecks() {}

    /** The class with checks. */
    static byte[] into(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new Method(next, name);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Method extends MethodVisitor {
        private final Set<Label> behind = new HashSet<>();
        private final boolean checked;

        Method(MethodVisitor next, String name) {
            super(Opcodes.ASM9, next);
            // A constructor's own start comes before super(...): nothing may be called there.
            checked = !name.startsWith("<");
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "check", "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (checked) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (behind.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }
    }
}
