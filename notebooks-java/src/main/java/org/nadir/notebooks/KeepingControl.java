package org.nadir.notebooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CancellationException;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this virtual machine and keeps the value and the exception of the last one as objects, where JShell
 * itself keeps their text.
 */
final class KeepingControl extends DirectExecutionControl {
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private volatile @Nullable Thread running;

    /** Makes JShell use this control. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "nadir";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return KeepingControl.this;
            }
        };
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(checked(classes));
    }

    @Override
    public void redefine(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.redefine(checked(classes));
    }

    private static ClassBytecodes[] checked(ClassBytecodes[] classes) {
        ClassBytecodes[] checked = new ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            checked[i] = new ClassBytecodes(classes[i].name(), StopChecks.into(classes[i].bytecodes()));
        }
        return checked;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        forget();
        running = Thread.currentThread();
        try {
            value = method.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        } finally {
            running = null;
            // An interrupt that came too late must not hit the next cell.
            Thread.interrupted();
        }
        return "";
    }

    void forget() {
        value = null;
        thrown = null;
    }

    /** The value of the last snippet, or null where it had none or failed. */
    @Nullable
    Object value() {
        return value;
    }

    /** What the last snippet threw, or null. */
    @Nullable
    Throwable thrown() {
        return thrown instanceof InterruptedException ? new CancellationException("interrupted") : thrown;
    }

    /** Ends waiting in the running snippet. */
    void interrupt() {
        @Nullable Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
